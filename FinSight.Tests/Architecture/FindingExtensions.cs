namespace FinSight.Tests.Architecture;

static class FindingExtensions
{
    /// <summary>Fails with every finding in full, one to a line.</summary>
    public static void AssertNone(this IEnumerable<string> findings)
    {
        var found = findings.ToList();
        Assert.True(found.Count == 0, string.Join('\n', found));
    }
}
