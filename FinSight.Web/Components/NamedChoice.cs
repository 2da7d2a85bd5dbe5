using System.Globalization;

namespace FinSight.Web.Components;

/// <summary>One of many that people know by their names.</summary>
/// <param name="Text">What it is called in the reader's language.</param>
/// <param name="Also">What else it is called, so that it is found by that too; shown beside it.</param>
/// <param name="Hidden">What it is found by, too, and nobody is shown.</param>
public sealed record NamedChoice(string Key, string Text, string Also = "", string Hidden = "")
{
    const CompareOptions Loosely = CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace;

    /// <summary>
    /// The one of this key or text, else the only one with this in its names; null where there is none.
    /// </summary>
    public static NamedChoice? Find(IReadOnlyCollection<NamedChoice> all, string? typed)
    {
        var text = typed?.Trim() ?? "";
        if (text.Length == 0) return null;
        return all.FirstOrDefault(choice => Same(choice.Key, text) || Same(choice.Text, text))
            ?? (FindAll(all, text) is [var only] ? only : null);
    }

    /// <summary>All with this in their names.</summary>
    public static IReadOnlyList<NamedChoice> FindAll(IReadOnlyCollection<NamedChoice> all, string? typed) =>
        typed?.Trim() is { Length: > 0 } text
            ? [.. all.Where(choice => choice.Names.Any(name => Has(name, text)))]
            : [];

    string[] Names => [Text, Also, Hidden];

    static bool Same(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    static bool Has(string names, string part) =>
        CultureInfo.InvariantCulture.CompareInfo.IndexOf(names, part, Loosely) >= 0;
}
