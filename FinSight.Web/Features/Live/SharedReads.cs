using System.Collections.Concurrent;
using FinSight.Core.Changes;
using FinSight.Core.Ledgers;

namespace FinSight.Web.Features.Live;

/// <summary>
/// What all open pages of a ledger ask for after the same write is read once, for all of them. Nobody is given what is
/// older than the moment in which they asked.
/// </summary>
sealed class SharedReads(LedgerSequenceService sequences, TimeProvider time)
{
    /// <summary>Pages that repaint late after a burst ask within this time, too.</summary>
    static readonly TimeSpan Kept = TimeSpan.FromSeconds(2);

    readonly ConcurrentDictionary<object, object> _reads = new();

    /// <param name="question">Equal for those who get the same answer in a ledger. It has to name all that it depends on.</param>
    public async Task<T> ReadAsync<T>(Member member, object question, Func<Task<T>> read) =>
        await ReadAsync(member, await sequences.ReadAsync(member), question, read);

    /// <param name="sequence">The last change that the answer has to know.</param>
    /// <inheritdoc cref="ReadAsync{T}(Member, object, Func{Task{T}})" />
    public Task<T> ReadAsync<T>(Member member, long sequence, object question, Func<Task<T>> read)
    {
        var key = (typeof(T), member.LedgerId, member.FirstDay, sequence, question);
        return ((Lazy<Task<T>>)_reads.GetOrAdd(key, _ => new Lazy<Task<T>>(() => Task.Run(() => ReadOnceAsync(key, read))))).Value;
    }

    async Task<T> ReadOnceAsync<T>(object key, Func<Task<T>> read)
    {
        try
        {
            var answer = await read();
            _ = ForgetAsync(key);
            return answer;
        }
        catch
        {
            // Whoever asks next may have better luck.
            _reads.TryRemove(key, out _);
            throw;
        }
    }

    async Task ForgetAsync(object key)
    {
        await Task.Delay(Kept, time);
        _reads.TryRemove(key, out _);
    }
}
