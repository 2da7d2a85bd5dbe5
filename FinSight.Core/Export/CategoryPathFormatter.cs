using System.Text.RegularExpressions;

namespace FinSight.Core.Export;

/// <summary>
/// A category with those above it on one line: <c>Food / Eating out</c>. Where a name holds such a stroke itself, it
/// gets one more, so that each line is read back as the names that it was made of.
/// </summary>
public static partial class CategoryPathFormatter
{
    const string Between = " / ";

    public static string Join(IEnumerable<string> names) =>
        string.Join(Between, names.Select(name => Strokes().Replace(name, "$0/")));

    public static IReadOnlyList<string> Split(string path) =>
        [.. path.Split(Between).Select(name => Strokes().Replace(name, strokes => strokes.Value[1..]))];

    [GeneratedRegex("(?<=^| )/+(?= |$)")]
    private static partial Regex Strokes();
}
