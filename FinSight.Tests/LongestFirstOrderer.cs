using FinSight.Tests;
using Xunit.Abstractions;

[assembly: TestCollectionOrderer("FinSight.Tests.LongestFirstOrderer", "FinSight.Tests")]

namespace FinSight.Tests;

/// <summary>What needs a browser or a process takes longest: begun last, it would run alone in the end.</summary>
public sealed class LongestFirstOrderer : ITestCollectionOrderer
{
    static readonly string[] Long = ["FinSight.Tests.Browser.", "FinSight.Tests.Data.PulledPlugTests", "Hosting"];

    public IEnumerable<ITestCollection> OrderTestCollections(IEnumerable<ITestCollection> testCollections) =>
        testCollections.OrderByDescending(
            collection => Long.Any(name => collection.DisplayName.Contains(name, StringComparison.Ordinal)));
}
