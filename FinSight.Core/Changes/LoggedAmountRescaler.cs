using FinSight.Core.Data;
using FinSight.Core.Ledgers;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Core.Changes;

/// <summary>
/// When a ledger's unit got more or fewer minor units: amounts of the log before that are counted in others.
/// </summary>
sealed class LoggedAmountRescaler(IReadOnlyList<LoggedAmountRescaler.Step> steps)
{
    public static async Task<LoggedAmountRescaler> ReadAsync(
        FinSightContext db, Member member, CancellationToken cancel)
    {
        var changes = await db.Changes.AsNoTracking()
            .Where(c => c.LedgerId == member.LedgerId && c.EntityId == member.LedgerId && c.Kind == ChangeKind.Edited)
            .OrderBy(c => c.Sequence).ToListAsync(cancel);
        var kind = db.Kinds()[LedgerLogDefinition.Kind];
        return new(
        [
            .. from change in changes
               from field in FieldChange.Of(kind, change)
               where field is { Field: LedgerLogDefinition.Currency, Before: not null, After: not null }
               let step = new Step(change.Sequence, change.BatchId, Unit(field.Before!), Unit(field.After!))
               where step.From != step.To
               select step,
        ]);
    }

    /// <summary>Whether the change only counts an amount anew.</summary>
    public bool IsRecount(Change change) => steps.Any(step => step.BatchId == change.BatchId);

    /// <summary>Whether amounts are counted otherwise since that change.</summary>
    public bool IsOtherSince(long sequence) => steps.Any(step => step.Sequence > sequence);

    /// <summary>An amount of the log in the minor units of today.</summary>
    /// <param name="sequence">Of the change that tells of it.</param>
    public long Today(long minor, long sequence) => Today(minor, step => step.Sequence > sequence);

    /// <summary>
    /// An amount as it was before a change, in the minor units of today: a recount follows the step that causes it.
    /// </summary>
    public long TodayBefore(long minor, Change change) =>
        Today(minor, step => step.Sequence > change.Sequence || step.BatchId == change.BatchId);

    long Today(long minor, Func<Step, bool> isSince) => steps.Where(isSince)
        .Aggregate(minor, (amount, step) => RoundedDivision.Divide(amount * step.To, step.From));

    static long Unit(string code) => Currency.Of(code).MinorPerUnit;

    internal sealed record Step(long Sequence, Guid BatchId, long From, long To);
}
