namespace FinSight.Core.Capture;

/// <summary>What is to become of a message.</summary>
public enum ReadingOutcome
{
    /// <summary>It is sure enough to become an expense.</summary>
    Add,

    /// <summary>It may be a payment: a person has to look.</summary>
    Draft,

    /// <summary>It is none.</summary>
    Ignore,
}
