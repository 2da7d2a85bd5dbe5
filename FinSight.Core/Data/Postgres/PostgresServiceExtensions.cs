using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace FinSight.Core.Data.Postgres;

static class PostgresServiceExtensions
{
    public static void AddPostgres(this IServiceCollection services, string address)
    {
        services.AddSingleton(_ => Source(address));
        services.AddSingleton<IDatabaseOperations, PostgresDatabaseOperations>();
        services.AddSingleton<ScopeLockInterceptor>();
        services.AddSingleton<NodeFeed>();
        services.AddSingleton<PostgresDataProtectionKeys>();
        services.AddSingleton<ISharedDataProtectionKeys>(
            provider => provider.GetRequiredService<PostgresDataProtectionKeys>());
        services.AddSingleton<ISharedCounters, PostgresSharedCounters>();
        services.AddSingleton<IWorkTurns, PostgresWorkTurns>();
        services.AddPooledDbContextFactory<PostgresContext>((provider, options) => options
            .UseNpgsql(provider.GetRequiredService<NpgsqlDataSource>())
            .UseFinSight(provider)
            // The lock that EF would miss is our own, see PostgresDatabaseOperations.
            .ConfigureWarnings(warnings => warnings.Ignore(RelationalEventId.MigrationsUserTransactionWarning))
            .AddInterceptors(provider.GetRequiredService<ScopeLockInterceptor>()),
            poolSize: 128);
        services.AddSingleton<IDbContextFactory<FinSightContext>, PostgresContextFactory>();
        // For the stores of accounts, which ask for a context of their request.
        services.AddScoped<FinSightContext>(provider => provider.GetRequiredService<PostgresContext>());
    }

    /// <summary>Of several hosts the one that takes writes, whichever it is just now.</summary>
    static NpgsqlDataSource Source(string address)
    {
        var builder = new NpgsqlDataSourceBuilder(address)
            .UsePhysicalConnectionInitializer(PostgresConnectionSetup.Begin, PostgresConnectionSetup.BeginAsync);
        // Nobody leaves anything on a connection that the next would have to be kept from, so each time is spared.
        builder.ConnectionStringBuilder.NoResetOnClose = true;
        return builder.ConnectionStringBuilder.Host!.Contains(',', StringComparison.Ordinal)
            ? builder.BuildMultiHost().WithTargetSession(TargetSessionAttributes.Primary) : builder.Build();
    }
}
