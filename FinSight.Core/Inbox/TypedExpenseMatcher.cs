using FinSight.Core.Data;
using FinSight.Core.Evidence;
using FinSight.Core.Ledgers;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Core.Inbox;

/// <summary>
/// Whether somebody typed a payment before a message told of it: an expense of the same amount behind which no message
/// stands. Each stands for one payment, so that two that were typed and two that are told are two.
/// </summary>
sealed class TypedExpenseMatcher(FinSightContext db, Member member)
{
    /// <summary>Who pays and types does both at once.</summary>
    static readonly TimeSpan Moment = TimeSpan.FromMinutes(10);

    /// <summary>Clocks differ, and a purchase may be typed after midnight.</summary>
    const int Near = 1;

    const int Most = 200;

    /// <summary>What stands for the payment; null where nothing may.</summary>
    /// <param name="usual">What payments to its merchant are called here; asked only where it matters.</param>
    public async Task<RepeatMatch?> FindAsync(PaymentFacts facts, Func<Task<string?>> usual, CancellationToken cancel)
    {
        if (facts.Currency != member.Currency) return null;
        var typed = await ReadAsync([facts.Minor], facts.Date, facts.Date, cancel);
        if (typed.Count == 0) return null;
        var row = Named(facts, await usual());
        if (Match(row, typed.FindAll(one => IsNear(row, one))) is var (near, isSure))
            // What others typed may be theirs.
            return near.By != member.UserId ? isSure || near.Known.Facts.Date == row.Date ? Perhaps(near) : null
                : isSure || IsOnlyOneOfTheMoment(row, near, typed)
                    ? new(InboxOutcome.Attached, InboxReasonCodes.Typed, near.Known.ExpenseId)
                : Perhaps(near);
        return Match(row, typed) is (var likely, true) && !await IsHabitAsync(row, cancel) ? Perhaps(likely) : null;
    }

    /// <summary>For each message what may stand for it, one to one.</summary>
    public async Task<IReadOnlyList<InboxExpenseCandidate?>> SuggestAsync(
        IReadOnlyList<(PaymentFacts Facts, string? Usual)> rows, CancellationToken cancel)
    {
        var found = new InboxExpenseCandidate?[rows.Count];
        var own = Enumerable.Range(0, rows.Count).Where(i => rows[i].Facts.Currency == member.Currency).ToList();
        if (own.Count == 0) return found;
        var typed = await ReadAsync(
            [.. own.Select(i => rows[i].Facts.Minor).Distinct()], own.Min(i => rows[i].Facts.Date),
            own.Max(i => rows[i].Facts.Date), cancel);
        if (typed.Count == 0) return found;
        var matches = ImportMatcher.Match(
            own.ConvertAll(i => Named(rows[i].Facts, rows[i].Usual)), typed.ConvertAll(one => one.Known));
        foreach (var (i, match) in own.Zip(matches))
        {
            if (match.Known is not { } at || match.Kind != ImportMatchKind.Attached
                && !IsNear(rows[i].Facts, typed[at]))
                continue;
            var (id, facts) = (typed[at].Known.ExpenseId, typed[at].Known.Facts);
            found[i] = new(id, facts.Date, facts.Merchant!, facts.Minor, true);
        }
        return found;
    }

    static RepeatMatch Perhaps(Typed one) => new(InboxOutcome.Draft, InboxReasonCodes.MaybeTyped, one.Known.ExpenseId);

    static PaymentFacts Named(PaymentFacts facts, string? usual) =>
        facts with
        {
            Merchant = $"{facts.Merchant} {usual}".Trim() is { Length: > 0 } name ? name : null,
            LastFour = null
        };

    static (Typed One, bool IsSure)? Match(PaymentFacts row, List<Typed> typed)
    {
        var match = ImportMatcher.Match([row], typed.ConvertAll(one => one.Known))[0];
        return match.Known is { } at ? (typed[at], match.Kind == ImportMatchKind.Attached) : null;
    }

    static bool IsNear(PaymentFacts facts, Typed one) =>
        Math.Abs(facts.Date.DayNumber - one.Known.Facts.Date.DayNumber) <= Near;

    static bool IsOnlyOneOfTheMoment(PaymentFacts facts, Typed one, List<Typed> typed) =>
        IsAt(facts, one) && typed.Count(other => IsAt(facts, other) && other.By == one.By) == 1;

    static bool IsAt(PaymentFacts facts, Typed one) =>
        one.Known.Facts.Date == facts.Date && (one.Known.Facts.At - facts.At).Duration() <= Moment;

    /// <summary>The same again and again, such as a daily coffee: the one of last week is not this one.</summary>
    async Task<bool> IsHabitAsync(PaymentFacts row, CancellationToken cancel)
    {
        var (from, to) = Days(row.Date, row.Date);
        var titles = await db.Expenses.Of(member)
            .Where(x => x.DeletedAt == null && x.Amount == row.Minor && x.Date >= from && x.Date <= to)
            .Select(x => x.Title).Take(Most).ToListAsync(cancel);
        return titles.Count(title => row.SharesMerchant(row with { Merchant = title })) > 1;
    }

    async Task<List<Typed>> ReadAsync(List<long> minors, DateOnly first, DateOnly last, CancellationToken cancel)
    {
        var (from, to) = Days(first, last);
        var rows = await db.Expenses.Of(member)
            .Where(x => x.DeletedAt == null && minors.Contains(x.Amount) && x.Date >= from && x.Date <= to)
            .Where(x => !db.Evidence.Any(one => one.LedgerId == member.LedgerId && one.ExpenseId == x.Id))
            .OrderByDescending(x => x.Date).ThenByDescending(x => x.Seq).Take(Most)
            .Select(x => new { x.Id, x.Title, x.Amount, x.Date, x.CreatedAt, x.CreatedBy }).ToListAsync(cancel);
        return rows.ConvertAll(x => new Typed(
            new(x.Id, new(x.Amount, member.Currency, x.CreatedAt, x.Date) { Merchant = x.Title }), x.CreatedBy));
    }

    /// <summary>A message may come days after the payment, as a bank's booking does.</summary>
    static (DateOnly From, DateOnly To) Days(DateOnly first, DateOnly last) =>
        (first.Shift(-ImportMatcher.DaysBefore), last.Shift(ImportMatcher.DaysAfter));

    sealed record Typed(ImportMatchCandidate Known, Guid By);
}
