namespace FinSight.Core.Capture;

/// <summary>What a message tells of.</summary>
public enum EventKind
{
    Spend,
    Refund,

    /// <summary>A one-time code.</summary>
    OneTimeCode,

    /// <summary>Money that will move later: a mandate, a subscription, a bill that is due.</summary>
    Upcoming,
    Declined,
    Balance,

    /// <summary>Somebody asks for money.</summary>
    Request,
    Incoming,

    /// <summary>The bill of a card was paid, whose purchases are known one by one.</summary>
    BillPayment,
    Unknown,
}
