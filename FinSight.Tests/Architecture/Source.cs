using System.Text.RegularExpressions;

namespace FinSight.Tests.Architecture;

/// <summary>A file of the app's own sources.</summary>
/// <param name="Path">Within the repository, with slashes.</param>
sealed partial record Source(string Path, string Text)
{
    public static IReadOnlyList<Source> All { get; } =
    [
        .. from project in new[] { "FinSight.Core", "FinSight.Web" }
           from file in Directory.EnumerateFiles(
               System.IO.Path.Combine(Repository.Root, project), "*.*", SearchOption.AllDirectories)
           let path = System.IO.Path.GetRelativePath(Repository.Root, file).Replace('\\', '/')
           where System.IO.Path.GetExtension(path) is ".cs" or ".razor"
           where !BuildOutput().IsMatch(path)
           select new Source(path, File.ReadAllText(file)),
    ];

    /// <summary>
    /// What the compiler reads: without comments, and a chain of calls on one line, however it is wrapped.
    /// </summary>
    public string Code { get; } =
        LineBreakInLambda().Replace(LineBreakInChain().Replace(Comment().Replace(Text, ""), ""), " ");

    public bool IsIn(string folder) => Path.StartsWith(folder + "/", StringComparison.Ordinal);

    public IEnumerable<string> Find(Regex pattern) => pattern.Matches(Code).Select(match => $"{Path}: {match.Value}");

    [GeneratedRegex("(^|/)(obj|bin|node_modules|data)/")]
    private static partial Regex BuildOutput();

    // A "//" after a colon belongs to an address.
    [GeneratedRegex(@"(?<!:)//.*|/\*[\s\S]*?\*/|@\*[\s\S]*?\*@")]
    private static partial Regex Comment();

    [GeneratedRegex(@"\s+(?=\.\w)|(?<=\()\s*\n\s*")]
    private static partial Regex LineBreakInChain();

    [GeneratedRegex(@"(?<==>)\s*\n\s*")]
    private static partial Regex LineBreakInLambda();
}
