namespace FinSight.Core.Capture;

/// <summary>What a word or phrase in a message tells; the names stand in the files of Words.</summary>
enum CueKind
{
    /// <summary>Advice that says nothing of this payment: "never share your OTP", "if this was not you".</summary>
    Nothing,
    Code,
    Declined,
    Upcoming,
    Request,
    Refund,

    /// <summary>A credit: a refund, or income.</summary>
    Credit,
    Incoming,
    Bill,
    Spend,
    Advert,

    /// <summary>Before or after a number that is a balance or a limit.</summary>
    Balance,

    /// <summary>Before a number that is a fee.</summary>
    Fee,

    /// <summary>Before the merchant, always.</summary>
    Label,

    /// <summary>Before the merchant: "at", "bei".</summary>
    At,

    /// <summary>Before the merchant, and before much else: "in", "en".</summary>
    In,

    /// <summary>After the merchant, as Japanese, Korean and Turkish have it.</summary>
    Behind,

    /// <summary>Where a merchant's name ends.</summary>
    Stop,

    /// <summary>What stands in a merchant's place and names none: "card payment".</summary>
    Generic,
}
