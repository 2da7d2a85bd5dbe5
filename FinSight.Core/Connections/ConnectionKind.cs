namespace FinSight.Core.Connections;

/// <summary>What sends payments. The numbers stand in databases out there.</summary>
public enum ConnectionKind
{
    /// <summary>Anything else that can post a text.</summary>
    Other = 0,

    IPhone = 1,

    Android = 2,

    /// <summary>Messages of banks on an iPhone.</summary>
    IPhoneSms = 3,

    Stripe = 4,

    PayPal = 5,

    Wise = 6,
}
