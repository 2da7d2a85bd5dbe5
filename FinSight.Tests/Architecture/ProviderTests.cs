using System.Text.RegularExpressions;

namespace FinSight.Tests.Architecture;

/// <summary>Which database it is, is the concern of one room.</summary>
public sealed partial class ProviderTests
{
    [Fact]
    public void Nothing_outside_Data_names_a_database()
    {
        Assert.Contains(
            Source.All, source => source.IsIn("FinSight.Core/Data/Sqlite") && Provider().IsMatch(source.Code));
        Source.All.Where(source => !source.IsIn("FinSight.Core/Data")).SelectMany(source => source.Find(Provider()))
            .AssertNone();
    }

    [GeneratedRegex(@"\w*(Sqlite|Npgsql|Postgres)\w*|\bPRAGMA\s\w+|\bpragma_\w+|\bpg_\w+")]
    private static partial Regex Provider();
}
