using FinSight.Core.Doctor;
using FinSight.Core.Expenses;
using FinSight.Core.Links;
using FinSight.Core.Outbox;
using FinSight.Core.Push;
using FinSight.Core.Sessions;
using FinSight.Core.Tags;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;

namespace FinSight.Core.Data.Transfer;

/// <summary>
/// Copies all that one database holds into another, which is empty: in one transaction, so that whatever ends it leaves
/// that as empty as before. Sessions, one-time links and what waits to be sent stay behind; everybody signs in again.
/// </summary>
public static class DatabaseTransfer
{
    /// <summary>Kept by the database itself, or over with the move.</summary>
    static readonly Type[] Left =
    [
        typeof(StoredDailyTotal), typeof(StoredCategoryTotal), typeof(ExpenseTag), typeof(Session), typeof(OneTimeLink),
        typeof(OutboxMessage), typeof(PushBrowser), typeof(VapidKeys),
    ];

    /// <param name="from">The services on the one, where no server runs.</param>
    /// <param name="to">The services on the other.</param>
    /// <returns>How many rows came along.</returns>
    /// <exception cref="StartupException">
    /// A server runs on one of them, the other is not empty, or is not like the first.
    /// </exception>
    public static async Task<long> RunAsync(
        IServiceProvider from, IServiceProvider to, CancellationToken cancel = default)
    {
        using var source = Alone(from.GetRequiredService<DataFolder>());
        using var target = Alone(to.GetRequiredService<DataFolder>());
        var (old, other) =
            (from.GetRequiredService<IDatabaseOperations>(), to.GetRequiredService<IDatabaseOperations>());
        old.Require();
        await old.PrepareAsync(cancel);
        await other.PrepareAsync(cancel);
        var rows = await CopyAsync(
            from.GetRequiredService<IDbContextFactory<FinSightContext>>(),
            to.GetRequiredService<IDbContextFactory<FinSightContext>>(), other.Name,
            () => SealingKeyTransfer.CopyAsync(from, to, cancel), cancel);
        if ((await to.GetRequiredService<DatabaseCheckup>().FindAsync(cancel)) is [var fault, ..])
            throw new StartupException(
                $"The doctor finds a fault in {other.Name}: {fault.Sentence} Don't use it. {old.Name} is as it was.");
        return rows;
    }

    static async Task<long> CopyAsync(
        IDbContextFactory<FinSightContext> from, IDbContextFactory<FinSightContext> to, string name,
        Func<Task> copyKeysAsync, CancellationToken cancel)
    {
        await using var source = await from.CreateDbContextAsync(cancel);
        await using var target = await to.CreateDbContextAsync(cancel);
        source.TakeAllTime();
        target.TakeAllTime();
        await using var moment = await source.ReadSnapshotAsync(cancel);
        await using var transaction = await target.BeginAsync(WriteScopeKey.Server, cancel);
        if (await target.Users.AnyAsync(cancel) || await target.Ledgers.AnyAsync(cancel))
            throw new StartupException(
                $"There is something in {name} already: name an empty database. Nothing was changed.");
        await target.Provider.BeginFillAsync(target, cancel);
        var rows = 0L;
        foreach (var table in Tables(source.Model, target)) rows += await table.CopyAsync(source, target, cancel);
        await target.Provider.EndFillAsync(target, cancel);
        if (!await AreAlikeAsync(source, target, cancel))
            throw new StartupException($"What came to {name} does not add up to what there was. Nothing was changed.");
        // Before the commit: rows whose keys are lost can't be moved again, keys without rows do no harm.
        await copyKeysAsync();
        await transaction.CommitAsync(cancel);
        return rows;
    }

    /// <summary>The totals of each ledger, day and category, which the new database worked out by itself.</summary>
    static async Task<bool> AreAlikeAsync(FinSightContext source, FinSightContext target, CancellationToken cancel)
    {
        var (mine, theirs) = (await TotalsAsync(source, cancel), await TotalsAsync(target, cancel));
        return mine.SetEquals(theirs);
    }

    static async Task<HashSet<(Guid, DateOnly, Guid, long, long)>> TotalsAsync(
        FinSightContext db, CancellationToken cancel) =>
        [.. (await db.DailyTotals.AsNoTracking().ToListAsync(cancel))
            .Select(t => (t.LedgerId, t.Date, t.CategoryId, t.Amount, t.Count))];

    /// <summary>What others refer to comes first, but for what the database wants before all.</summary>
    static List<TransferTable> Tables(IModel from, FinSightContext target)
    {
        var waiting = target.Model.GetEntityTypes()
            .Where(type => type.GetTableName() is not null && !type.IsMappedToJson() && !Left.Contains(type.ClrType))
            .ToList();
        var order = new List<IEntityType>();
        while (waiting.Count > 0)
        {
            var next = waiting.First(type => !type.GetForeignKeys()
                .Any(key => key.PrincipalEntityType != type && waiting.Contains(key.PrincipalEntityType)));
            waiting.Remove(next);
            order.Add(next);
        }
        return [.. order.OrderByDescending(type => target.Provider.FillsFirst(type.ClrType))
            .Select(type => new TransferTable(from.FindEntityType(type.Name)!, type))];
    }

    static IDisposable Alone(DataFolder folder) => FolderLock.TakeAlone(folder)
        ?? throw new StartupException($"FinSight works on {folder.Path}: stop it first.");
}
