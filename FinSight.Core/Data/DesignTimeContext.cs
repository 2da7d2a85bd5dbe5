using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.Extensions.DependencyInjection;

namespace FinSight.Core.Data;

/// <summary>
/// What <c>dotnet ef migrations add</c> works with: the model as the app sees it, on a folder that stays empty.
/// </summary>
sealed class DesignTimeContext : IDesignTimeDbContextFactory<FinSightContext>
{
    public FinSightContext CreateDbContext(string[] args) => new ServiceCollection()
        .AddLogging()
        .AddFinSightCore(DataFolder.Open(Path.Combine(Path.GetTempPath(), "finsight-design")))
        .BuildServiceProvider()
        .GetRequiredService<IDbContextFactory<FinSightContext>>()
        .CreateDbContext();
}
