namespace FinSight.Core.Data;

static class WriteMoment
{
    /// <summary>
    /// What is read and saved in it is one transaction, in which nobody else writes: what was looked at still holds when
    /// it is saved. Others wait until its end, so it must be short.
    /// </summary>
    public static async Task<T> WriteAtOnceAsync<T>(this FinSightContext db, Func<Task<T>> work, CancellationToken cancel)
    {
        var onDisk = db.Batch?.Progress;
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        try
        {
            var result = await work();
            await FinSightContext.RefuseLikeASaveAsync(() => transaction.CommitAsync(cancel));
            return result;
        }
        catch
        {
            // Said aloud: where the connection stays open, the writer gate hears of the end in no other way.
            await transaction.RollbackAsync(CancellationToken.None);
            if (onDisk is { } progress) db.Batch!.Progress = progress;
            throw;
        }
    }
}
