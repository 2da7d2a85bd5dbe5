using FinSight.Core.Changes;
using FinSight.Core.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Core.Doctor;

/// <summary>Looks for whatever should not be so in the database. It only reads, at one moment, beside a running server.</summary>
public sealed class DatabaseCheckup(IDbContextFactory<FinSightContext> contexts, DataFolder folder)
{
    /// <summary>Of each kind; a thousand alike say no more.</summary>
    const int MostOfAKind = 20;

    /// <summary>SQLITE_CORRUPT and SQLITE_NOTADB.</summary>
    static readonly int[] Damaged = [11, 26];

    /// <returns>Nothing where all is sound.</returns>
    /// <exception cref="StartupException">There is no database, or its schema is of another version.</exception>
    public async Task<IReadOnlyList<Fault>> FindAsync(CancellationToken cancel = default)
    {
        if (!File.Exists(folder.Database))
            throw new StartupException($"There is no database in {folder.Path}: name its folder in FINSIGHT_DATA.");
        var faults = new List<Fault>();
        try
        {
            await FindAsync(faults, cancel);
        }
        catch (SqliteException problem) when (Damaged.Contains(problem.SqliteErrorCode))
        {
            faults.Add(new Fault($"The database {folder.Database} can't be read to its end ({problem.Message.TrimEnd('.')})."));
        }
        return faults;
    }

    async Task FindAsync(List<Fault> faults, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        if (!db.Database.GetMigrations().SequenceEqual(await db.Database.GetAppliedMigrationsAsync(cancel)))
            throw new StartupException(
                $"The database {folder.Database} is of another version of FinSight: start this one once, or use that one's doctor.");

        await using var moment = await db.ReadSnapshotAsync(cancel);
        foreach (var check in (Check[])[.. FileChecks.All, .. RowChecks.All, .. TotalChecks.All, .. IndexChecks.All, .. LogChecks.Of(db.Model, db.Kinds())])
        {
            var sentences = await db.Database.SqlQueryRaw<string>(check.Sql).AsAsyncEnumerable()
                .Take(MostOfAKind + 1).ToListAsync(cancel);
            faults.AddRange(Some(sentences.Select(sentence => new Fault(sentence, check.Mendable))));
        }
        faults.AddRange(Some((await db.OddWordsAsync(MostOfAKind + 1, cancel)).Select(IndexChecks.Tell)));
        faults.AddRange(Some(await NameChecks.FindAsync(db, cancel)));
    }

    static IEnumerable<Fault> Some(IEnumerable<Fault> faults) => faults.Take(MostOfAKind + 1).Select((fault, i) =>
        i < MostOfAKind ? fault : fault with { Sentence = "There are more of that kind." });
}
