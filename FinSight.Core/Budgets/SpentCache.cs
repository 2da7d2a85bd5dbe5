using FinSight.Core.Changes;
using FinSight.Core.Data;
using FinSight.Core.Expenses;
using FinSight.Core.Ledgers;
using FinSight.Core.Tags;
using Microsoft.Extensions.Caching.Memory;

namespace FinSight.Core.Budgets;

/// <summary>
/// What was spent by day in ledgers whose budgets are looked at, kept from one write to the next: budgets that roll
/// over count years of days, and each page of the ledger asks for them after each write.
/// </summary>
sealed class SpentCache : IBeforeCommitObserver, IDisposable
{
    /// <summary>Days of categories, some 12 bytes each.</summary>
    const int Most = 4_000_000;

    static readonly TimeSpan Unused = TimeSpan.FromMinutes(20);

    // What moves these moves no day of a category.
    static readonly string[] Others = [BudgetLogDefinition.Kind, TagLogDefinition.Kind];

    readonly MemoryCache _ledgers = new(new MemoryCacheOptions { SizeLimit = Most });

    /// <param name="sequence">The last change of the ledger that the context sees.</param>
    public async Task<SpentDays> ReadAsync(
        FinSightContext db, Member member, long sequence, DateOnly since, CancellationToken cancel)
    {
        if (Find(member.LedgerId) is { } kept && kept.Sequence == sequence && kept.Since <= since) return kept.Days;
        var days = await db.SpentAsync(member, since, cancel);
        Keep(member.LedgerId, new Kept(sequence, since, days));
        return days;
    }

    public Task BeforeCommitAsync(FinSightContext db, BatchContext batch, CancellationToken cancel) =>
        Task.CompletedTask;

    public void End(BatchContext batch, bool isOnDisk)
    {
        var ledgerId = batch.Member.LedgerId;
        if (!isOnDisk || batch.Moves.Count == 0 || Find(ledgerId) is not { } kept) return;
        if (kept.Sequence == batch.Before && !batch.IsUnsure
            && batch.Moves.TrueForAll(move => move is ExpenseSpendingChange || Others.Contains(move.Kind)))
            Keep(ledgerId, new Kept(batch.Progress.Last, kept.Since, kept.Days.With(Amounts(batch, kept.Since))));
        else _ledgers.Remove(ledgerId);
    }

    public void Dispose() => _ledgers.Dispose();

    Kept? Find(Guid ledgerId) => _ledgers.Get<Kept>(ledgerId);

    void Keep(Guid ledgerId, Kept kept) => _ledgers.Set(
        ledgerId, kept, new MemoryCacheEntryOptions { Size = kept.Days.Count, SlidingExpiration = Unused });

    static IEnumerable<SpentDay> Amounts(BatchContext batch, DateOnly since) =>
        batch.Moves.OfType<ExpenseSpendingChange>()
        .SelectMany(move => move.Parts()).Where(part => part.Spending.Date >= since)
        .Select(part => new SpentDay(part.Spending.Date, part.Spending.CategoryId, part.Sign * part.Spending.Minor));

    /// <param name="Since">All that was spent from this day on is there.</param>
    sealed record Kept(long Sequence, DateOnly Since, SpentDays Days);
}
