using System.Text.RegularExpressions;

namespace FinSight.Tests.Architecture;

/// <summary>Two files fit beside one another: no line is wider than 120 signs.</summary>
public sealed partial class LineWidthTests
{
    const int Widest = 120;

    /// <summary>A line with a text of this length, such as the key of a translation, is as wide as that is.</summary>
    const int LongText = 60;

    static readonly string[] Projects = ["FinSight.Core", "FinSight.Web", "FinSight.Tests"];

    [Fact]
    public void No_line_is_wider_than_it_may_be()
    {
        var files = Projects.SelectMany(project => Directory.EnumerateFiles(
                Path.Combine(Repository.Root, project), "*.*", SearchOption.AllDirectories))
            .Where(file => Path.GetExtension(file) is ".cs" or ".razor")
            .Where(file => !Made().IsMatch(Path.GetRelativePath(Repository.Root, file).Replace('\\', '/'))).ToList();
        Assert.NotEmpty(files);
        files.SelectMany(TooWide).AssertNone();
    }

    static IEnumerable<string> TooWide(string file)
    {
        var (isText, number) = (false, 0);
        foreach (var line in File.ReadLines(file))
        {
            number++;
            var marks = RawMark().Count(line);
            // What stands between raw marks is SQL, JSON or a script, laid out as those are.
            if (line.Length > Widest && !isText && marks == 0 && !HasLongText(line))
                yield return $"{Path.GetRelativePath(Repository.Root, file)}:{number}";
            if (marks % 2 == 1) isText = !isText;
        }
    }

    static bool HasLongText(string line) => line.Split('"').Skip(1).SkipLast(1).Any(text => text.Length >= LongText);

    // By the compiler, by a tool, or on this machine.
    [GeneratedRegex("(^|/)(obj|bin|node_modules|data|Migrations)/")]
    private static partial Regex Made();

    [GeneratedRegex("\"{3,}")]
    private static partial Regex RawMark();
}
