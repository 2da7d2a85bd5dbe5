using System.Data;
using System.Data.Common;
using FinSight.Core.Changes;
using FinSight.Core.Telemetry;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace FinSight.Core.Data;

static class WriteTransactionExtensions
{
    const string Part = "part";

    /// <summary>
    /// What is read and saved in it is one transaction, in which nobody else writes to the ledger of the context's
    /// batch, or to both of its batches' ledgers. Others wait until its end, so it must be short.
    /// </summary>
    public static Task<T> InTransactionAsync<T>(
        this FinSightContext db, Func<Task<T>> work, CancellationToken cancel) =>
        db.InTransactionAsync(
            WriteScopeKey.Ledgers([.. db.Batches.Select(batch => batch.Member.LedgerId)]), work, cancel);

    /// <summary>
    /// What is read and saved in it is one transaction, in which nobody else writes within the scope.
    /// </summary>
    public static async Task<T> InTransactionAsync<T>(
        this FinSightContext db, WriteScopeKey scope, Func<Task<T>> work, CancellationToken cancel)
    {
        if (db.Database.CurrentTransaction is { } outer) return await WithinAsync(db, outer, work, cancel);
        var onDisk = Progress.Of(db);
        using var span = Instruments.Spans.StartActivity("write");
        await using var transaction = await db.BeginAsync(scope, cancel);
        var isOnDisk = false;
        try
        {
            var result = await work();
            foreach (var batch in db.Batches)
                foreach (var watch in db.CommitWatches()) await watch.BeforeCommitAsync(db, batch, cancel);
            var start = Instruments.Now(Instruments.Commit);
            await FinSightContext.RefuseLikeASaveAsync(() => transaction.CommitAsync(cancel));
            isOnDisk = true;
            Instruments.Commit.Since(start);
            Instruments.Writes.Add(1);
            return result;
        }
        catch (Exception problem)
        {
            var isCut = problem is InvalidOperationException
                && db.Database.GetDbConnection().State is not ConnectionState.Open;
            // Said aloud: where the connection stays open, the writer gate hears of the end in no other way.
            await TryAsync(() => transaction.RollbackAsync(CancellationToken.None));
            onDisk.Restore();
            Instruments.WritesTakenBack.Add(1);
            if (isCut) throw new LostConnectionException(problem);
            throw;
        }
        finally
        {
            foreach (var batch in db.Batches) End(db, batch, isOnDisk);
        }
    }

    /// <summary>
    /// What went wrong is told, and not that its transaction is over, or its connection gone, with it.
    /// </summary>
    static async Task TryAsync(Func<Task> rollback)
    {
        try
        {
            await rollback();
        }
        catch (Exception problem) when (problem is InvalidOperationException or DbException) { }
    }

    static void End(FinSightContext db, BatchContext batch, bool isOnDisk)
    {
        foreach (var watch in db.CommitWatches()) watch.End(batch, isOnDisk);
        batch.Moves.Clear();
        batch.IsUnsure = false;
    }

    /// <summary>A part of a transaction that is open: what fails leaves the rest as it is.</summary>
    static async Task<T> WithinAsync<T>(
        FinSightContext db, IDbContextTransaction outer, Func<Task<T>> work, CancellationToken cancel)
    {
        var before = Progress.Of(db);
        await outer.CreateSavepointAsync(Part, cancel);
        try
        {
            var result = await work();
            await outer.ReleaseSavepointAsync(Part, cancel);
            return result;
        }
        catch
        {
            await TryAsync(() => outer.RollbackToSavepointAsync(Part, CancellationToken.None));
            before.Restore();
            foreach (var batch in db.Batches) batch.IsUnsure = true;
            throw;
        }
    }

    /// <summary>Begins a transaction in which nobody else writes within the scope.</summary>
    public static async Task<IDbContextTransaction> BeginAsync(
        this FinSightContext db, WriteScopeKey scope, CancellationToken cancel)
    {
        db.Scope = scope;
        var start = Instruments.Now(Instruments.GateWait);
        try
        {
            return await db.Database.BeginTransactionAsync(cancel);
        }
        catch
        {
            Instruments.WritesTakenBack.Add(1);
            throw;
        }
        finally
        {
            // Whoever waited in vain waited longest.
            Instruments.GateWait.Since(start);
        }
    }

    /// <summary>How far the batches have come; what is rolled back never was.</summary>
    sealed class Progress(IReadOnlyList<(BatchContext Batch, BatchProgress At)> batches)
    {
        public static Progress Of(FinSightContext db) => new([.. db.Batches.Select(batch => (batch, batch.Progress))]);

        public void Restore()
        {
            foreach (var (batch, at) in batches) batch.Progress = at;
        }
    }
}
