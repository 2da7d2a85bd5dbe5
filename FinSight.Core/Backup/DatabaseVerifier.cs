using System.Data.Common;
using FinSight.Core.Data;
using FinSight.Core.Data.Files;
using FinSight.Core.Doctor;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FinSight.Core.Backup;

/// <summary>
/// Looks whether a database could take the place of the server's: made of what FinSight makes, whole, and sound.
/// </summary>
static class DatabaseVerifier
{
    /// <summary>Of a copy that lies still.</summary>
    /// <exception cref="RuleException">It has something of somebody else's, lacks something, or is damaged.</exception>
    public static async Task<DatabaseFileSummary> LookAsync(string database, CancellationToken cancel)
    {
        try
        {
            var content = await DatabaseFileOperations.ReadAsync(database, cancel);
            if (content.Migrations is not [.., var last]) throw new RuleException(Rules.Backup.Foreign);
            if (!KnownSchemas.Knows(last)) throw new RuleException(Rules.Backup.Newer, last);
            var known = await KnownSchemas.OfAsync(last);
            if (!known.Migrations.SequenceEqual(content.Migrations))
                throw new RuleException(Rules.Backup.SchemaOdd, "__EFMigrationsHistory");
            var odd = content.Schema.Except(known.Schema).Concat(known.Schema.Except(content.Schema)).FirstOrDefault();
            if (odd.Key is not null) throw new RuleException(Rules.Backup.SchemaOdd, TextNormalizer.OneLine(odd.Key));
            return content;
        }
        catch (DbException problem) when (!problem.FoundNoRoom())
        {
            throw new RuleException(Rules.Backup.Damaged);
        }
    }

    /// <summary>Asks the doctor, after the database is brought to this version where it is older.</summary>
    /// <param name="also">What is done to it before it is closed.</param>
    /// <param name="before">What is done to it before the doctor comes.</param>
    /// <exception cref="RuleException">The doctor found a fault, or there is no room.</exception>
    public static async Task AskDoctorAsync(
        string folder, TimeProvider time, CancellationToken cancel,
        Func<IDbContextFactory<FinSightContext>, Task>? also = null,
        Func<IDbContextFactory<FinSightContext>, Task>? before = null)
    {
        var data = DataFolder.Open(folder);
        await using var services = new ServiceCollection().AddLogging().AddSingleton(time).AddFinSightCore(data)
            .BuildServiceProvider();
        var contexts = services.GetRequiredService<IDbContextFactory<FinSightContext>>();
        try
        {
            await using (var db = await contexts.CreateDbContextAsync(cancel))
                if ((await db.Database.GetPendingMigrationsAsync(cancel)).Any())
                    await services.GetRequiredService<DatabaseInitializer>().PrepareAsync(cancel);
            if (before is not null) await before(contexts);
            var faults = await services.GetRequiredService<DatabaseCheckup>().FindInCopyAsync(cancel);
            if (faults.Count > 0) throw new RuleException(Rules.Backup.Faulty, faults[0].Sentence);
            if (also is not null) await also(contexts);
        }
        catch (Exception failed) when (failed is UpgradeFailedException
            || failed is StartupException { InnerException: { } cause }
            && (cause is DbException || cause.FoundNoRoom()))
        {
            throw CauseOf(failed);
        }
        catch (DbException problem) when (problem.IsDamage())
        {
            throw new RuleException(Rules.Backup.Damaged);
        }
    }

    static RuleException CauseOf(Exception failed) => failed.InnerException switch
    {
        RuleException rule => rule,
        { } full when full.FoundNoRoom() => new FullDiskException(isPart: false),
        _ => new RuleException(Rules.Backup.Damaged),
    };
}
