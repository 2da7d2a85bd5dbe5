namespace FinSight.Core.Data;

/// <summary>A migration failed, or changed what it must leave alone.</summary>
/// <param name="copy">The database as it was before, in a file of its own.</param>
/// <param name="holdsMore">The database may hold what its copy does not.</param>
public sealed class UpgradeFailedException(string copy, string reason, bool holdsMore, Exception? cause = null)
    : Exception(reason, cause)
{
    public string Copy { get; } = copy;

    public bool HoldsMore { get; } = holdsMore;
}
