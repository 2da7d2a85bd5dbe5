using FinSight.Core.Changes;
using FinSight.Core.Data.Postgres;
using FinSight.Core.Data.Sqlite;
using FinSight.Core.Ledgers;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace FinSight.Core.Data;

public static class DataServiceExtensions
{
    /// <summary>The database, with its change log and its live feed.</summary>
    public static IServiceCollection AddFinSightData(
        this IServiceCollection services, DataFolder folder, DatabaseSettings database)
    {
        services.TryAddSingleton(TimeProvider.System);
        folder.IsWithoutDatabase = database.Server is not null;
        services.AddSingleton(folder);
        // The context takes it from here, or the passkey table would be missing.
        services.Configure<IdentityOptions>(
            identity => identity.Stores.SchemaVersion = IdentitySchemaVersions.Version3);
        services.AddSingleton<LedgerFeed>();
        services.AddSingleton<LoggedEntityDefinitions>();
        services.AddSingleton<BeforeCommitObservers>();
        services.AddSingleton<ChangeRecorder>();
        services.AddSingleton<DatabaseAvailability>();
        services.AddSingleton<NightlyWorkRunner>();
        services.AddSingleton<DiskMonitor>();
        services.AddSingleton<FullDiskDetectionInterceptor>();
        services.AddSingleton<DatabaseInitializer>();
        services.AddSingleton<TotalsRepair>();
        services.AddSingleton<SearchIndexRepair>();
        services.AddSingleton<LogPruning>();
        services.AddSingleton<ExpiryPruning>();
        services.AddSingleton<InboxPruning>();
        services.AddSingleton<TrashPruning>();
        services.AddSingleton<LedgerRemoval>();
        services.AddSingleton<DeletedDataScrubber>();
        services.AddSingleton<SecurityPruning>();
        if (database.Server is { } server) services.AddPostgres(server);
        else services.AddSqlite(folder);
        return services;
    }

    /// <summary>What holds for each context, whatever its database.</summary>
    internal static DbContextOptionsBuilder UseFinSight(
        this DbContextOptionsBuilder options, IServiceProvider provider) =>
        options
        // Where a few rows are counted, up to a limit, their order does not matter.
        .ConfigureWarnings(warnings => warnings.Ignore(CoreEventId.RowLimitingOperationWithoutOrderByWarning))
        // A retried add and a stale edit are refused here and answered above; what nobody answers is logged there.
        .ConfigureWarnings(warnings => warnings.Log(
            (RelationalEventId.CommandError, LogLevel.Debug),
            (RelationalEventId.TransactionError, LogLevel.Debug),
            (CoreEventId.SaveChangesFailed, LogLevel.Debug),
            (CoreEventId.OptimisticConcurrencyException, LogLevel.Debug)))
        .AddInterceptors(
            provider.GetRequiredService<ChangeRecorder>(), provider.GetRequiredService<FullDiskDetectionInterceptor>());
}
