namespace FinSight.Core.Inbox;

/// <summary>What came of a message. The numbers stand in databases out there.</summary>
public enum InboxOutcome
{
    /// <summary>It is on disk, and was not read yet.</summary>
    Stored = 0,

    /// <summary>An expense was added.</summary>
    Added = 1,

    /// <summary>It tells of a payment that another one has told of.</summary>
    Attached = 2,

    /// <summary>It waits for a person.</summary>
    Draft = 3,

    /// <summary>It came before; nothing was added.</summary>
    Repeat = 4,

    /// <summary>It is no payment.</summary>
    Ignored = 5,

    /// <summary>It could not be taken.</summary>
    Refused = 6,
}

/// <summary>Why a message did not become an expense, besides what the reader says: stable codes.</summary>
public static class InboxReasonCodes
{
    public const string SameReference = "same-reference", SameText = "same-text", SamePayment = "same-payment";
    public const string OtherConnection = "other-connection", DeletedByYou = "deleted-by-you",
        AmountDiffers = "amount-differs";
    public const string DateUnsure = "date-unsure", CategoryMissing = "category-missing", NotAllowed = "not-allowed";
    public const string NotAPayment = "not-a-payment", ByHand = "by-hand", TooOld = "too-old",
        RuleBroken = "rule-broken";

    /// <summary>
    /// Somebody typed it: surely, so that it stands behind what was typed, or perhaps, so that it waits.
    /// </summary>
    public const string Typed = "typed", MaybeTyped = "maybe-typed";

    /// <summary>
    /// The same words hours later, or the same customer's number; the same sum that another member has just paid.
    /// </summary>
    public const string MaybeAgain = "maybe-again", MaybeOthers = "maybe-others";

    public static IReadOnlyList<string> All { get; } =
    [
        SameReference, SameText, SamePayment, OtherConnection, DeletedByYou, AmountDiffers, DateUnsure, CategoryMissing,
        NotAllowed,
        NotAPayment, ByHand, TooOld, RuleBroken, Typed, MaybeTyped, MaybeAgain, MaybeOthers,
    ];
}
