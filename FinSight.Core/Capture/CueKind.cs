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

    /// <summary>Names a payment, and does not say that there was one: "your next purchase".</summary>
    Noun,

    /// <summary>Tells little by itself, and shops are named so: "tomorrow", "impossible".</summary>
    Weak,

    /// <summary>A payment that may go either way.</summary>
    Transfer,

    /// <summary>A payment that one person may make to another: "Robin sent $20".</summary>
    Give,

    /// <summary>Before what did not happen.</summary>
    Not,

    /// <summary>Towards who reads it: "to you".</summary>
    Yours,
    Advert,

    /// <summary>Of what would be given, spent or saved: "or more", "hol dir".</summary>
    Offer,

    /// <summary>Makes the sentence of an amount one of what is still to be paid: "must", "vergeet niet".</summary>
    Duty,

    /// <summary>Money that is on its way: "in processing", "working days".</summary>
    Promised,

    /// <summary>A limit, which is a balance as well.</summary>
    Limit,

    /// <summary>Beside a limit it sets one: "changed".</summary>
    Setting,

    /// <summary>Between the reader's own accounts, or held back.</summary>
    Own,

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
