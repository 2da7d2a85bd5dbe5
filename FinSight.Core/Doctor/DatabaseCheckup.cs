using System.Data.Common;
using FinSight.Core.Changes;
using FinSight.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Core.Doctor;

/// <summary>
/// Looks for whatever should not be so in the database. It only reads, at one moment, beside a running server.
/// </summary>
public sealed class DatabaseCheckup(IDbContextFactory<FinSightContext> contexts, IDatabaseOperations database)
{
    /// <summary>Of each kind; a thousand alike say no more.</summary>
    const int MostOfAKind = 20;

    const int MostAtOnce = 4;

    /// <returns>Nothing where all is sound.</returns>
    /// <exception cref="StartupException">There is no database, or its schema is of another version.</exception>
    public Task<IReadOnlyList<DoctorFault>> FindAsync(CancellationToken cancel = default) =>
        FindAsync(atOnce: 1, cancel);

    /// <summary>
    /// The same of a copy that nobody writes to, which is of one moment however many look at it at once.
    /// </summary>
    internal Task<IReadOnlyList<DoctorFault>> FindInCopyAsync(CancellationToken cancel) =>
        FindAsync(Math.Clamp(Environment.ProcessorCount, 1, MostAtOnce), cancel);

    async Task<IReadOnlyList<DoctorFault>> FindAsync(int atOnce, CancellationToken cancel)
    {
        database.Require();
        try
        {
            return await LookAsync(atOnce, cancel);
        }
        catch (DbException problem) when (problem.IsDamage())
        {
            return [Unreadable(problem)];
        }
    }

    async Task<IReadOnlyList<DoctorFault>> LookAsync(int atOnce, CancellationToken cancel)
    {
        var looks = Looks(await ChecksAsync(cancel), cancel);
        var found = looks.Select(_ => new List<DoctorFault>()).ToList();
        // What takes longest is begun first, where something else can be looked at beside it.
        var order = Enumerable.Range(0, looks.Count).OrderByDescending(i => atOnce > 1 && i == looks.Count - 2)
            .ToList();
        var next = -1;
        if (atOnce == 1) await AloneAsync();
        else await Task.WhenAll(Enumerable.Range(0, atOnce).Select(_ => Task.Run(AloneAsync, cancel)));
        return [.. found.SelectMany(faults => faults)];

        async Task AloneAsync()
        {
            await using var db = await contexts.CreateDbContextAsync(cancel);
            db.TakeAllTime();
            await using var moment = await db.ReadSnapshotAsync(cancel);
            for (int turn; (turn = Interlocked.Increment(ref next)) < looks.Count;)
            {
                var i = order[turn];
                try
                {
                    await looks[i](db, found[i]);
                }
                catch (DbException problem) when (problem.IsDamage())
                {
                    // It is not read again and again.
                    Volatile.Write(ref next, looks.Count);
                    found[i].Add(Unreadable(problem));
                }
            }
        }
    }

    DoctorFault Unreadable(DbException problem) =>
        new($"The database {database.Name} can't be read to its end ({problem.Message.TrimEnd('.')}).");

    async Task<IReadOnlyList<DoctorCheck[]>> ChecksAsync(CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        if (!db.Database.GetMigrations().SequenceEqual(await db.Database.GetAppliedMigrationsAsync(cancel)))
            throw new StartupException(
                $"The database {database.Name} is of another version of FinSight: start this one once, or use that " +
                "one's doctor.");
        return [.. Checks(db)];
    }

    /// <summary>Each adds what it finds: of one that breaks off, what was found before counts.</summary>
    static IReadOnlyList<Func<FinSightContext, List<DoctorFault>, Task>> Looks(
        IReadOnlyList<DoctorCheck[]> checks, CancellationToken cancel) =>
    [
        .. checks.Select(
            some => new Func<FinSightContext, List<DoctorFault>, Task>(
                (db, found) => AskAsync(db, some, found, cancel))),
        async (db, found) =>
            found.AddRange(Some((await db.OddWordsAsync(MostOfAKind + 1, cancel)).Select(SearchIndexChecks.Tell))),
        async (db, found) => found.AddRange(Some(await NameKeyChecks.FindAsync(db, cancel))),
    ];

    static async Task AskAsync(
        FinSightContext db, DoctorCheck[] checks, List<DoctorFault> found, CancellationToken cancel)
    {
        foreach (var check in checks)
        {
            var sentences = await db.Database.SqlQueryRaw<string>(check.Sql).AsAsyncEnumerable()
                .Take(MostOfAKind + 1).ToListAsync(cancel);
            found.AddRange(Some(sentences.Select(sentence => new DoctorFault(sentence, check.Mendable))));
        }
    }

    // Those of soundness belong together: what one looks at anew, the next asks about on the same connection.
    static IEnumerable<DoctorCheck[]> Checks(FinSightContext db) =>
    [
        [.. db.Provider.Sql.Soundness.Select(sql => new DoctorCheck(sql))],
        .. Each(db).Select(check => (DoctorCheck[])[check]),
    ];

    static IEnumerable<DoctorCheck> Each(FinSightContext db) =>
    [
        .. RowChecks.Of(db.Provider.Sql), .. TotalChecks.Of(db.Provider.Sql),
        .. SearchIndexChecks.Of(db.Provider.Sql), .. LogChecks.Of(db.Provider.Sql, db.Model, db.Kinds()),
    ];

    static IEnumerable<DoctorFault> Some(IEnumerable<DoctorFault> faults) =>
        faults.Take(MostOfAKind + 1).Select((fault, i) =>
            i < MostOfAKind ? fault : fault with { Sentence = "There are more of that kind." });
}
