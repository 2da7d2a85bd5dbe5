namespace FinSight.Core.Expenses;

/// <summary>Which names somebody means who typed one in a filter.</summary>
public static class FilterNameMatcher
{
    /// <summary>
    /// The very name where there is one, else what differs from it in accents only, else all that begin like it;
    /// none where nobody has such a name.
    /// </summary>
    public static IReadOnlyList<T> Meant<T>(IReadOnlyCollection<T> known, string typed, Func<T, string> name)
    {
        var (key, plain) = (Names.Key(typed), Names.Plain(typed));
        List<T> meant = [.. known.Where(row => Names.Key(name(row)) == key)];
        if (meant.Count == 0) meant = [.. known.Where(row => Names.Plain(name(row)) == plain)];
        if (meant.Count == 0 && plain.Length > 0)
            meant = [.. known.Where(row => Names.Plain(name(row)).StartsWith(plain, StringComparison.Ordinal))];
        return meant;
    }

    /// <inheritdoc cref="Meant{T}"/>
    public static IReadOnlyList<string> Meant(IEnumerable<string> known, string typed) =>
        Meant([.. known.Distinct()], typed, name => name);
}
