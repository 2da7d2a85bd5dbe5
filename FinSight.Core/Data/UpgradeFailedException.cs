namespace FinSight.Core.Data;

/// <summary>A migration failed, or changed what it must leave alone.</summary>
/// <param name="copy">The database as it was before, in a file of its own.</param>
/// <param name="keeping">What becomes of the database once its copy is in its place.</param>
public sealed class UpgradeFailedException(
    string copy, string reason, FailedUpgradeKeepingMode keeping, Exception? cause = null)
    : Exception(reason, cause)
{
    public string Copy { get; } = copy;

    public FailedUpgradeKeepingMode Keeping { get; } = keeping;
}

/// <summary>Whether a database whose upgrade failed is kept beside.</summary>
public enum FailedUpgradeKeepingMode
{
    /// <summary>Its copy holds as much.</summary>
    Never,

    /// <summary>To be looked at. A server that is started again and again would fill the disk with more.</summary>
    First,

    /// <summary>The copy is of an earlier start: somebody may have written since.</summary>
    Always,
}
