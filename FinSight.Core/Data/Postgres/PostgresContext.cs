using Microsoft.EntityFrameworkCore;

namespace FinSight.Core.Data.Postgres;

/// <summary>The database on PostgreSQL, with migrations of its own.</summary>
sealed class PostgresContext(DbContextOptions<PostgresContext> options) : FinSightContext(options)
{
    internal override IDatabaseProvider Provider => PostgresProvider.Instance;
}

/// <summary>Hands it out to all who ask for the database, whichever it is.</summary>
sealed class PostgresContextFactory(IDbContextFactory<PostgresContext> contexts) : IDbContextFactory<FinSightContext>
{
    public FinSightContext CreateDbContext() => contexts.CreateDbContext();
}
