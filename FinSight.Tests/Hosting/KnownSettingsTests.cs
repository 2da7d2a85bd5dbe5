using System.Text.RegularExpressions;
using FinSight.Web.Hosting;

namespace FinSight.Tests.Hosting;

public sealed partial class KnownSettingsTests
{
    [Fact]
    public void A_slip_in_a_name_is_found_and_nothing_else() => Assert.Equal(
        ["FINSIGHT_REGISTRATIONS", "FINSIGHT_SMTP_SECURITY"],
        KnownSettings.Unknown(
            [
                "PATH", "FINSIGHT_SMTP_SECURITY", "FINSIGHT_SMTP_PASSWORD_FILE", "FINSIGHT_DATA",
                "FINSIGHT_REGISTRATIONS", "FINSIGHT_TEST_POSTGRES",
            ]));

    [Fact]
    public void All_that_the_readme_names_are_known() => Assert.DoesNotContain(
        NamedByReadme(),
        name => name.StartsWith('_')
            ? !KnownSettings.Names.Any(known => known.EndsWith(name, StringComparison.Ordinal))
            : KnownSettings.Unknown([name]).Any());

    [Fact]
    public void All_that_are_known_the_readme_names()
    {
        var named = NamedByReadme();
        Assert.DoesNotContain(
            KnownSettings.Names,
            known => !named.Any(
                name => name.StartsWith('_') ? known.EndsWith(name, StringComparison.Ordinal)
                    : name == $"FINSIGHT_{known}"));
    }

    static List<string> NamedByReadme() =>
        [
            .. File.ReadLines(Path.Combine(Repository.Root, "README.md"))
                .Where(line => line.StartsWith("| `FINSIGHT_", StringComparison.Ordinal)
                    || line.StartsWith("| `OTEL_", StringComparison.Ordinal))
                .SelectMany(line => Names.Matches(line.Split('|')[1]).Select(match => match.Groups[1].Value))
                .Where(name => !name.StartsWith("OTEL_", StringComparison.Ordinal)),
        ];

    [GeneratedRegex("`…?([A-Z_]+)`")]
    private static partial Regex Names { get; }
}
