using System.Data.Common;
using FinSight.Core.Changes;
using FinSight.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Core.Doctor;

/// <summary>Looks for whatever should not be so in the database. It only reads, at one moment, beside a running server.</summary>
public sealed class DatabaseCheckup(IDbContextFactory<FinSightContext> contexts, IDatabase database)
{
    /// <summary>Of each kind; a thousand alike say no more.</summary>
    const int MostOfAKind = 20;

    /// <returns>Nothing where all is sound.</returns>
    /// <exception cref="StartupException">There is no database, or its schema is of another version.</exception>
    public async Task<IReadOnlyList<Fault>> FindAsync(CancellationToken cancel = default)
    {
        database.Require();
        var faults = new List<Fault>();
        try
        {
            await FindAsync(faults, cancel);
        }
        catch (DbException problem) when (problem.IsDamage())
        {
            faults.Add(new Fault($"The database {database.Name} can't be read to its end ({problem.Message.TrimEnd('.')})."));
        }
        return faults;
    }

    async Task FindAsync(List<Fault> faults, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        if (!db.Database.GetMigrations().SequenceEqual(await db.Database.GetAppliedMigrationsAsync(cancel)))
            throw new StartupException(
                $"The database {database.Name} is of another version of FinSight: start this one once, or use that one's doctor.");

        await using var moment = await db.ReadSnapshotAsync(cancel);
        foreach (var check in Checks(db))
        {
            var sentences = await db.Database.SqlQueryRaw<string>(check.Sql).AsAsyncEnumerable()
                .Take(MostOfAKind + 1).ToListAsync(cancel);
            faults.AddRange(Some(sentences.Select(sentence => new Fault(sentence, check.Mendable))));
        }
        faults.AddRange(Some((await db.OddWordsAsync(MostOfAKind + 1, cancel)).Select(IndexChecks.Tell)));
        faults.AddRange(Some(await NameChecks.FindAsync(db, cancel)));
    }

    static IEnumerable<Check> Checks(FinSightContext db) =>
    [
        .. db.Provider.Sql.Soundness.Select(sql => new Check(sql)), .. RowChecks.Of(db.Provider.Sql), .. TotalChecks.Of(db.Provider.Sql),
        .. IndexChecks.Of(db.Provider.Sql), .. LogChecks.Of(db.Provider.Sql, db.Model, db.Kinds()),
    ];

    static IEnumerable<Fault> Some(IEnumerable<Fault> faults) => faults.Take(MostOfAKind + 1).Select((fault, i) =>
        i < MostOfAKind ? fault : fault with { Sentence = "There are more of that kind." });
}
