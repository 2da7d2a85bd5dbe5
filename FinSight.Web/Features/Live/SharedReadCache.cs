using System.Collections.Concurrent;
using FinSight.Core.Changes;
using FinSight.Core.Ledgers;

namespace FinSight.Web.Features.Live;

/// <summary>
/// What all open pages of a ledger ask for after the same write is read once, for all of them. Nobody is given what is
/// older than the moment in which they asked.
/// </summary>
sealed class SharedReadCache : IDisposable
{
    /// <summary>Pages that repaint late after a burst ask within this time, too.</summary>
    static readonly TimeSpan Kept = TimeSpan.FromSeconds(2);

    readonly ConcurrentDictionary<object, object> _reads = new();
    readonly LedgerSequenceReader _sequences;
    readonly TimeProvider _time;
    readonly IDisposable _subscription;
    int _settings;

    public SharedReadCache(LedgerSequenceReader sequences, LedgerFeed feed, TimeProvider time)
    {
        (_sequences, _time) = (sequences, time);
        // A person's name stands in answers, and changes without a change of the ledger.
        _subscription = feed.SubscribeToLists(() => Interlocked.Increment(ref _settings));
    }

    /// <param name="question">Equal for those who get the same answer. It has to name all that it depends on.</param>
    /// <param name="read">Asks for the member that it is given: the page may have gone on to another ledger.</param>
    public async Task<T> ReadAsync<T>(Member member, object question, Func<Member, Task<T>> read) =>
        await ReadAsync(member, await _sequences.ReadAsync(member), question, read);

    /// <param name="sequence">The last change that the answer has to know.</param>
    /// <inheritdoc cref="ReadAsync{T}(Member, object, Func{Member, Task{T}})" />
    public async Task<T> ReadAsync<T>(Member member, long sequence, object question, Func<Member, Task<T>> read)
    {
        var settings = Volatile.Read(ref _settings);
        var key = (typeof(T), member.LedgerId, member.FirstDay, member.Currency, settings, sequence, question);
        var mine = new Lazy<Task<T>>(() => Task.Run(() => ReadOnceAsync(key, member, read)));
        var first = (Lazy<Task<T>>)_reads.GetOrAdd(key, mine);
        try
        {
            return await first.Value;
        }
        catch (Exception) when (first != mine)
        {
            // Somebody else's bad luck.
            return await read(member);
        }
    }

    async Task<T> ReadOnceAsync<T>(object key, Member member, Func<Member, Task<T>> read)
    {
        try
        {
            var answer = await read(member);
            _ = ForgetAsync(key);
            return answer;
        }
        catch
        {
            _reads.TryRemove(key, out _);
            throw;
        }
    }

    async Task ForgetAsync(object key)
    {
        await Task.Delay(Kept, _time);
        _reads.TryRemove(key, out _);
    }

    public void Dispose() => _subscription.Dispose();
}
