using FinSight.Core.Data;

namespace FinSight.Core.Backup;

/// <summary>
/// Receives ledgers' files, which anybody may send: a few at once, one of each user, within an hour, and only as long
/// as there is room. Who sends slowly keeps nobody else waiting, and who hardly sends keeps no place.
/// </summary>
sealed class LedgerFileReceiver(TimeProvider time)
{
    /// <summary>Files that lie on the disk at once.</summary>
    public const int Most = 4;

    const int Chunk = 1 << 20;

    public static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    /// <summary>The least pace: each MiB may take so long, and the first as long again.</summary>
    public static readonly TimeSpan PerChunk = TimeSpan.FromMinutes(1);

    readonly HashSet<Guid> _users = [];

    /// <summary>What is still to be written, by those who send and by who has a file unpacked.</summary>
    public PromisedRoom Room { get; } = new();

    /// <returns>The user's place, for as long as the file is on the disk.</returns>
    /// <exception cref="RuleException">There is none at present.</exception>
    public IDisposable TakePlace(Guid userId)
    {
        lock (_users)
        {
            if (_users.Count >= Most || !_users.Add(userId)) throw new RuleException(Rules.Backup.Busy);
            return new Place(_users, userId);
        }
    }

    /// <exception cref="RuleException">There is no room for it, or it takes too long.</exception>
    public async Task SaveAsync(Stream file, string path, CancellationToken cancel)
    {
        using var late = new CancellationTokenSource(Longest, time);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel, late.Token);
        try
        {
            await CopyAsync(file, path, late, stop.Token);
        }
        catch (OperationCanceledException) when (late.IsCancellationRequested && !cancel.IsCancellationRequested)
        {
            throw new RuleException(Rules.Backup.TooSlow);
        }
        catch (IOException problem) when (problem.FoundNoRoom())
        {
            throw new FullDiskException(isPart: false);
        }
    }

    async Task CopyAsync(Stream file, string path, CancellationTokenSource late, CancellationToken cancel)
    {
        var folder = Path.GetDirectoryName(path)!;
        var (start, missing) = (time.GetTimestamp(), file.Length);
        using var room = Room.Begin();
        room.Require(missing, DiskSpaceSnapshot.Of(folder));
        HurryUp(0);
        await using var copy = File.Create(path);
        var chunk = new byte[Chunk];
        while (await file.ReadAtLeastAsync(chunk, Chunk, throwOnEndOfStream: false, cancel) is > 0 and var bytes)
        {
            // Others write meanwhile.
            room.Require(Math.Max(missing, bytes), DiskSpaceSnapshot.Of(folder));
            await copy.WriteAsync(chunk.AsMemory(0, bytes), cancel);
            missing -= bytes;
            HurryUp(copy.Length);
        }

        void HurryUp(long received)
        {
            var until = new TimeSpan(PerChunk.Ticks * (2 + received / Chunk));
            var left = (until < Longest ? until : Longest) - time.GetElapsedTime(start);
            late.CancelAfter(left > TimeSpan.Zero ? left : TimeSpan.Zero);
        }
    }

    sealed class Place(HashSet<Guid> users, Guid userId) : IDisposable
    {
        public void Dispose()
        {
            lock (users) users.Remove(userId);
        }
    }
}
