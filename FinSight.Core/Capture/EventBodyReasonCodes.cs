namespace FinSight.Core.Capture;

/// <summary>Why a body holds no events: stable codes.</summary>
public static class EventBodyReasonCodes
{
    public const string Empty = "body-empty", NotText = "body-not-text", BrokenJson = "json-broken";
    public const string NoEvents = "json-no-events", TooMany = "too-many-events";
}
