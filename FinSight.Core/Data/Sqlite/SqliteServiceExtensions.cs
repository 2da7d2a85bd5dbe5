using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FinSight.Core.Data.Sqlite;

static class SqliteServiceExtensions
{
    public static void AddSqlite(this IServiceCollection services, DataFolder folder)
    {
        services.AddSingleton<IDatabaseOperations, SqliteDatabaseOperations>();
        services.AddSingleton<SqliteUpgrade>();
        services.AddSingleton<SqliteErasure>();
        services.AddSingleton<WriterGate>();
        services.AddSingleton<CachedConnectionInterceptor>();
        services.AddPooledDbContextFactory<FinSightContext>((provider, options) => options
            .UseSqlite(ConnectionString(folder))
            .UseFinSight(provider)
            .AddInterceptors(
                provider.GetRequiredService<WriterGate>(), provider.GetRequiredService<CachedConnectionInterceptor>()),
            // Each that rests keeps a connection open.
            poolSize: 32);
    }

    internal static string ConnectionString(DataFolder folder) => new SqliteConnectionStringBuilder
    {
        DataSource = folder.Database,
        DefaultTimeout = 30,
        Pooling = false,
    }.ToString();
}
