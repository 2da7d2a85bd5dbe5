namespace FinSight.Core.Changes;

/// <summary>Whose change of a field counts, where two have worked on it from the same start.</summary>
public enum FieldMergeOutcome
{
    /// <summary>Nobody changed it, or both to the same.</summary>
    Neither,
    Mine,
    Theirs,

    /// <summary>Each made something else of it: a person has to decide.</summary>
    Both,
}

/// <summary>The three-way comparison by which forms and services merge what two people did to one row.</summary>
public static class ThreeWayMerge
{
    /// <param name="before">The value that both began from.</param>
    /// <param name="same">When two values are one; by default when they are equal.</param>
    public static FieldMergeOutcome Of<T>(T before, T mine, T theirs, Func<T, T, bool>? same = null)
    {
        same ??= EqualityComparer<T>.Default.Equals;
        if (same(mine, theirs)) return FieldMergeOutcome.Neither;
        if (same(before, theirs)) return FieldMergeOutcome.Mine;
        return same(before, mine) ? FieldMergeOutcome.Theirs : FieldMergeOutcome.Both;
    }
}
