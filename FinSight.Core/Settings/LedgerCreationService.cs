using FinSight.Core.Categories;
using FinSight.Core.Data;
using FinSight.Core.Ledgers;
using FinSight.Core.Sessions;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Core.Settings;

/// <summary>Begins ledgers for users who have an account already.</summary>
public sealed class LedgerCreationService(
    IDbContextFactory<FinSightContext> contexts, LedgerAccessService access, TimeProvider time)
{
    /// <summary>How many a user can be a member of and still begin another.</summary>
    public const int Most = 100;

    /// <param name="translate">Into the user's language, for the names of starter categories.</param>
    /// <returns>The ledger's id.</returns>
    /// <exception cref="RuleException">
    /// A field breaks a rule, or the user keeps as many ledgers as there may be.
    /// </exception>
    /// <exception cref="NotFoundException">The categories are those of a ledger that is not the user's.</exception>
    public async Task<Guid> CreateAsync(
        SignedIn me, NewLedger fields, Func<string, string>? translate = null, CancellationToken cancel = default)
    {
        var ledger = new Ledger("", Currency.Of(fields.Currency), isChosen: true);
        ledger.Rename(fields.Name);
        ledger.StartMonthsOn(fields.FirstDay);
        var categories = fields.Categories switch
        {
            StartingCategoriesKind.Starter => StarterCategories.For(ledger.Id, translate ?? (key => key)),
            StartingCategoriesKind.CopyOf => await CopyAsync(me, fields.CopyOf ?? Guid.Empty, ledger.Id, cancel),
            _ => [StarterCategories.OtherAlone(ledger.Id, translate ?? (key => key))],
        };
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return await db.InTransactionAsync(WriteScopeKey.Server, async () =>
        {
            if (await db.Memberships.CountAsync(m => m.UserId == me.UserId, cancel) >= Most)
                throw new RuleException(Rules.Ledgers.TooMany, Most);
            db.Found(me.UserId, ledger, time.GetUtcNow().UtcDateTime, categories);
            await db.SaveChangesAsync(cancel);
            return ledger.Id;
        }, cancel);
    }

    /// <summary>Parents before their children; archived ones stay behind.</summary>
    async Task<IReadOnlyList<Category>> CopyAsync(SignedIn me, Guid from, Guid into, CancellationToken cancel)
    {
        var member = await access.EnterAsync(me.UserId, from, cancel: cancel);
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var rows = await db.Categories.Of(member).Where(c => !c.Archived).AsNoTracking().OrderBy(c => c.Position)
            .ToListAsync(cancel);
        Dictionary<Guid, Guid> copies = [];
        List<Category> made = [];
        for (IReadOnlyList<Category> level = [.. rows.Where(c => c.ParentId is null)]; level.Count > 0;
            level = [.. rows.Where(c => level.Any(parent => parent.Id == c.ParentId))])
        {
            foreach (var row in level)
            {
                Guid? parent = row.ParentId is { } id ? copies[id] : null;
                var copy = new Category(
                    into, new CategoryInput(row.Name, row.Icon, row.Color, row.AliasList, parent), row.Position);
                copies[row.Id] = copy.Id;
                made.Add(copy);
            }
        }
        return made;
    }
}

/// <param name="Currency">ISO 4217.</param>
/// <param name="FirstDay">Of the ledger's months, as <see cref="Month"/> knows it.</param>
/// <param name="CopyOf">The ledger whose categories it begins with, where they are copied.</param>
public sealed record NewLedger(
    string? Name, string Currency, int FirstDay = 1, StartingCategoriesKind Categories = StartingCategoriesKind.Starter,
    Guid? CopyOf = null);

/// <summary>What a new ledger begins with.</summary>
public enum StartingCategoriesKind
{
    /// <summary>The usual ones.</summary>
    Starter,

    /// <summary>Those of another ledger.</summary>
    CopyOf,

    /// <summary>One alone, as an expense can't be without.</summary>
    Empty,
}
