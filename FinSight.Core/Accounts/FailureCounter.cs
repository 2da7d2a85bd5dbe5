namespace FinSight.Core.Accounts;

/// <summary>
/// Failures by key, of the last hour and at most ten thousand keys; the stalest go first. Not thread-safe.
/// </summary>
sealed class FailureCounter(int free, TimeProvider time)
{
    public const int MostKeys = 10_000;

    static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(15);
    static readonly TimeSpan Memory = TimeSpan.FromHours(1);

    readonly Dictionary<string, LinkedListNode<Entry>> _entries = [];
    readonly LinkedList<Entry> _byAge = new();

    public int Count => _entries.Count;

    public TimeSpan WaitOf(string key)
    {
        DropForgotten();
        if (!_entries.TryGetValue(key, out var node) || node.Value.Failures < free) return TimeSpan.Zero;
        var doublings = Math.Min(node.Value.Failures - free, 10);
        var delay = TimeSpan.FromSeconds(Math.Min(1 << doublings, (int)LongestWait.TotalSeconds));
        var left = delay - time.GetElapsedTime(node.Value.At);
        return left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }

    public void Add(string key)
    {
        var failures = _entries.TryGetValue(key, out var node) ? node.Value.Failures : 0;
        Forget(key);
        if (_entries.Count == MostKeys) Forget(_byAge.First!.Value.Key);
        _entries[key] = _byAge.AddLast(new Entry(key, failures + 1, time.GetTimestamp()));
    }

    public void TakeBack(string key)
    {
        if (_entries.TryGetValue(key, out var node))
            node.Value = node.Value with { Failures = node.Value.Failures - 1 };
    }

    public void Forget(string key)
    {
        if (_entries.Remove(key, out var node)) _byAge.Remove(node);
    }

    void DropForgotten()
    {
        while (_byAge.First is { } oldest && time.GetElapsedTime(oldest.Value.At) >= Memory) Forget(oldest.Value.Key);
    }

    readonly record struct Entry(string Key, int Failures, long At);
}
