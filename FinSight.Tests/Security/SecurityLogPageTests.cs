using System.Text.RegularExpressions;

namespace FinSight.Tests.Security;

public sealed partial class SecurityLogPageTests
{
    [Fact]
    public async Task Every_test_that_the_security_page_names_exists()
    {
        var page = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "SECURITY.md"));
        var named = TestName().Matches(page).Select(match => match.Groups[1].Value).Distinct().ToList();
        Assert.True(named.Count > 30);
        Assert.Empty(named.Except(typeof(SecurityLogPageTests).Assembly.GetTypes().Select(type => type.Name)));
    }

    [GeneratedRegex("`([A-Z][A-Za-z]+Tests)`")]
    private static partial Regex TestName();
}
