using FinSight.Core.Accounts;
using FinSight.Core.Categories;
using FinSight.Core.Changes;
using FinSight.Core.Data;
using FinSight.Core.Ledgers;

namespace FinSight.Core.Settings;

static class LedgerFoundingExtensions
{
    /// <summary>Puts a new ledger with starter categories and its owner into the context; the caller saves.</summary>
    public static Member Found(
        this FinSightContext db, User owner, string name, Currency currency, DateTime now,
        Func<string, string>? translate = null,
        bool isChosen = false)
    {
        var ledger = new Ledger(name, currency, isChosen);
        return db.Found(owner.Id, ledger, now, StarterCategories.For(ledger.Id, translate ?? (key => key)));
    }

    /// <summary>Puts a new ledger with these categories and its owner into the context; the caller saves.</summary>
    public static Member Found(
        this FinSightContext db, Guid ownerId, Ledger ledger, DateTime now, IEnumerable<Category> categories)
    {
        var member = new Member(ownerId, ledger, Role.Owner, Source.Page);
        db.Write(new BatchContext(member, BatchKind.Found));
        db.Ledgers.Add(ledger);
        db.Memberships.Add(new Membership(ledger.Id, ownerId, Role.Owner, now));
        db.Categories.AddRange(categories);
        return member;
    }
}
