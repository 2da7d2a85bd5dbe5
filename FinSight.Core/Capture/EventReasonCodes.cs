namespace FinSight.Core.Capture;

/// <summary>Why a message did not become an expense by itself: stable codes.</summary>
public static class EventReasonCodes
{
    /// <summary>Drafts.</summary>
    public const string AmountMissing = "amount-missing", AmountUnclear = "amount-unclear", ZeroHold = "zero-hold";
    public const string Foreign = "foreign", TwoAmounts = "two-amounts", KindUnclear = "kind-unclear",
        Sign = "sign-unclear";
    public const string RefundOrIncome = "refund-or-income", RefundPending = "refund-pending",
        DateUnclear = "date-unclear";
    public const string MerchantMissing = "merchant-missing", TooLong = "text-too-long";

    /// <summary>Ignored.</summary>
    public const string OneTimeCode = "otp", Upcoming = "upcoming", Declined = "declined", Balance = "balance";
    public const string Request = "request", Incoming = "incoming", BillPayment = "bill-payment", Advert = "advert";
    public const string NoMoney = "no-money";

    /// <summary>Every code.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        AmountMissing, AmountUnclear, ZeroHold, Foreign, TwoAmounts, KindUnclear, Sign, RefundOrIncome, RefundPending,
        DateUnclear, MerchantMissing, TooLong, OneTimeCode, Upcoming, Declined, Balance, Request, Incoming, BillPayment,
        Advert, NoMoney,
    ];
}
