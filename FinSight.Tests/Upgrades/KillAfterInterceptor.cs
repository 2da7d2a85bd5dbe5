using System.Data.Common;
using FinSight.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace FinSight.Tests.Upgrades;

/// <summary>Ends a start once so many migrations are on disk.</summary>
sealed class KillAfterInterceptor(int migrations) : DbCommandInterceptor, IDbTransactionInterceptor, IDisposable
{
    readonly CancellationTokenSource _kill = new();
    int _made;

    public CancellationToken Token => _kill.Token;

    public void Hold(IServiceCollection services) =>
        services.ConfigureDbContext<FinSightContext>(options => options.AddInterceptors(this));

    public async ValueTask<InterceptionResult<DbTransaction>> TransactionStartingAsync(
        DbConnection connection, TransactionStartingEventData eventData, InterceptionResult<DbTransaction> result,
        CancellationToken cancellationToken = default)
    {
        if (migrations == 0) await _kill.CancelAsync();
        return result;
    }

    public override ValueTask<int> NonQueryExecutedAsync(
        DbCommand command, CommandExecutedEventData eventData, int result,
        CancellationToken cancellationToken = default)
    {
        if (command.CommandText.Contains("INSERT INTO \"__EFMigrationsHistory\"", StringComparison.Ordinal)) _made++;
        return ValueTask.FromResult(result);
    }

    public async Task TransactionCommittedAsync(
        DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        if (_made == migrations) await _kill.CancelAsync();
    }

    public void Dispose() => _kill.Dispose();
}
