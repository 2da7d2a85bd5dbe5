using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.Extensions.DependencyInjection;

namespace FinSight.Core.Data.Postgres;

/// <summary>What <c>dotnet ef migrations add -c PostgresContext</c> works with; no server is asked.</summary>
sealed class PostgresDesignTimeContext : IDesignTimeDbContextFactory<PostgresContext>
{
    public PostgresContext CreateDbContext(string[] args) => new ServiceCollection()
        .AddLogging()
        .AddFinSightCore(
            DataFolder.Open(Path.Combine(Path.GetTempPath(), "finsight-design")),
            new DatabaseSettings("Host=localhost"))
        .BuildServiceProvider()
        .GetRequiredService<IDbContextFactory<PostgresContext>>()
        .CreateDbContext();
}
