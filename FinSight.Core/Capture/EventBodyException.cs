namespace FinSight.Core.Capture;

/// <summary>A body that holds no events that could be told apart.</summary>
/// <param name="reason">A stable code, one of <see cref="EventBodyReasonCodes"/>.</param>
public sealed class EventBodyException(string reason) : Exception(reason)
{
    public string Reason { get; } = reason;
}
