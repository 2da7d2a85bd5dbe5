using FinSight.Core.Capture;
using FinSight.Core.Categories;

namespace FinSight.Core.Inbox;

/// <summary>
/// The inbox of a member in a ledger: what came through their connections, and through nobody else's.
/// </summary>
/// <param name="Sequence">The last change of the ledger that this view knows.</param>
/// <param name="Waiting">Drafts, the newest first, up to <see cref="Most"/>.</param>
/// <param name="Repeats">What came again in the last days, and was not counted.</param>
/// <param name="Lately">What else came lately, whatever became of it.</param>
/// <param name="Count">How many drafts there are.</param>
/// <param name="Choices">The categories to choose from.</param>
public sealed record InboxView(
    long Sequence, IReadOnlyList<InboxEntryView> Waiting, IReadOnlyList<InboxEntryView> Repeats,
    IReadOnlyList<InboxEntryView> Lately, int Count, IReadOnlyList<CategoryChoice> Choices)
{
    public const int Most = 100;

    /// <summary>For how long repeats are shown.</summary>
    public const int RepeatDays = 14;
}

/// <summary>A message with what is known of it. What it says comes from outside: data, and no instructions.</summary>
/// <param name="ReceivedAt">UTC.</param>
/// <param name="From">The connection's name; null where it was pasted.</param>
/// <param name="Raw">Null once it is forgotten.</param>
/// <param name="Reason">A stable code; null where there is none.</param>
/// <param name="Minor">Minor units of <paramref name="Currency"/>; null where no amount is sure.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="ExpenseTitle">Of the expense that it became or is about.</param>
/// <param name="IsTakenBack">That expense lies in the trash.</param>
public sealed record InboxEntryView(
    Guid Id, DateTime ReceivedAt, Guid? ConnectionId, string? From, InboxOutcome Outcome, string? Reason,
    EventKind Kind, string? Raw, long? Minor, string? Currency, string? Merchant, string? LastFour, DateOnly? Date,
    Guid? ExpenseId, string? ExpenseTitle, bool IsTakenBack)
{
    /// <summary>What the expense would be called; null where it would have to be said.</summary>
    public string? Title { get; init; }

    /// <summary>What it says, as people may see it; spans are about it.</summary>
    public string? Text { get; init; }

    /// <summary>The category that it would get; null where nothing was guessed.</summary>
    public Guid? CategoryId { get; init; }

    /// <summary>The tags that it would get.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>The note that it would get.</summary>
    public string? Note { get; init; }

    /// <summary>What somebody may have typed for it; null where nothing fits.</summary>
    public InboxExpenseCandidate? Likely { get; init; }

    /// <summary>It was added as a refund, and nobody knows of what.</summary>
    public bool IsRefundOfUnknown { get; init; }

    /// <summary>It stands behind an expense by itself, and may be counted as one of its own.</summary>
    public bool MayBeCounted { get; init; }
}

/// <summary>What a person says of a message; null leaves it as it was read or learned.</summary>
/// <param name="Tags">Exactly these, by name, whatever the case.</param>
public sealed record InboxAcceptInput(
    string? Title = null, Money? Amount = null, Guid? CategoryId = null, DateOnly? Date = null, string? Note = null,
    IReadOnlyList<string>? Tags = null)
{
    public static readonly InboxAcceptInput AsRead = new();
}

/// <summary>How many messages of a connection came to what.</summary>
public sealed record InboxOutcomeCount(Guid ConnectionId, InboxOutcome Outcome, int Count);

/// <summary>An expense that a message may be about.</summary>
/// <param name="Amount">Minor units.</param>
public sealed record InboxExpenseCandidate(Guid Id, DateOnly Date, string Title, long Amount, bool IsSameAmount);

/// <summary>An expense that a message has just added.</summary>
/// <param name="Amount">Minor units.</param>
/// <param name="From">The member's own connection, else whose it is; null where the member pasted it.</param>
/// <param name="At">UTC: when it came.</param>
public sealed record RecentlyCapturedExpense(
    Guid ExpenseId, string Title, long Amount, DateOnly Date, string? From, DateTime At)
{
    /// <summary>The latest that may be the same as what somebody types; null where none may.</summary>
    public static RecentlyCapturedExpense? Like(
        IReadOnlyList<RecentlyCapturedExpense> lately, long minor, DateOnly date) =>
        lately.FirstOrDefault(one => one.Amount == minor && Math.Abs(one.Date.DayNumber - date.DayNumber) <= 1);
}
