using FinSight.Core.Changes;
using FinSight.Core.Ledgers;
using Microsoft.AspNetCore.Identity;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace FinSight.Core.Data;

public static class DataServiceExtensions
{
    /// <summary>The database in the data folder, with its gate, its change log and its live feed.</summary>
    public static IServiceCollection AddFinSightData(this IServiceCollection services, DataFolder folder)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(folder);
        // The context takes it from here, or the passkey table would be missing.
        services.Configure<IdentityOptions>(identity => identity.Stores.SchemaVersion = IdentitySchemaVersions.Version3);
        services.AddSingleton<LedgerFeed>();
        services.AddSingleton<EntityKinds>();
        services.AddSingleton<CommitWatches>();
        services.AddSingleton<ChangeRecorder>();
        services.AddSingleton<WriterGate>();
        services.AddSingleton<ConnectionCache>();
        services.AddSingleton<Disk>();
        services.AddSingleton<FullDiskInterceptor>();
        services.AddSingleton<DatabaseInitializer>();
        services.AddSingleton<TotalsRepair>();
        services.AddSingleton<IndexRepair>();
        services.AddSingleton<LogPruning>();
        services.AddSingleton<ExpiryPruning>();
        services.AddSingleton<InboxPruning>();
        services.AddSingleton<LedgerRemoval>();
        services.AddSingleton<Erasure>();
        services.AddSingleton<SecurityPruning>();
        services.AddPooledDbContextFactory<FinSightContext>((provider, options) => options
            .UseSqlite(ConnectionString(folder))
            // Where a few rows are counted, up to a limit, their order does not matter.
            .ConfigureWarnings(warnings => warnings.Ignore(CoreEventId.RowLimitingOperationWithoutOrderByWarning))
            // A retried add and a stale edit are refused here and answered above; what nobody answers is logged there.
            .ConfigureWarnings(warnings => warnings.Log(
                (RelationalEventId.CommandError, LogLevel.Debug),
                (RelationalEventId.TransactionError, LogLevel.Debug),
                (CoreEventId.SaveChangesFailed, LogLevel.Debug),
                (CoreEventId.OptimisticConcurrencyException, LogLevel.Debug)))
            .AddInterceptors(
                provider.GetRequiredService<ChangeRecorder>(),
                provider.GetRequiredService<WriterGate>(),
                provider.GetRequiredService<ConnectionCache>(),
                provider.GetRequiredService<FullDiskInterceptor>()),
            // Each that rests keeps a connection open.
            poolSize: 32);
        return services;
    }

    internal static string ConnectionString(DataFolder folder) => new SqliteConnectionStringBuilder
    {
        DataSource = folder.Database,
        DefaultTimeout = 30,
        Pooling = false,
    }.ToString();
}
