using FinSight.Core.Budgets;
using FinSight.Core.Changes;
using FinSight.Core.Data;
using FinSight.Core.Ledgers;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Core.Categories;

/// <summary>
/// Keeps the categories of a member's ledger. Each call is one batch; when it returns, the change is on disk.
/// </summary>
public sealed class CategoryService(IDbContextFactory<FinSightContext> contexts, TimeProvider time)
{
    public async Task<CategoryList> ListAsync(Member member, CancellationToken cancel = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        await using var moment = await db.ReadSnapshotAsync(cancel);
        return await db.CategoryListAsync(member, cancel);
    }

    /// <summary>The category for new expenses that is called so, or is known by it; null where there is none.</summary>
    public async Task<Guid?> FindAsync(Member member, string name, CancellationToken cancel = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        if (await db.CategoryNamedAsync(member.LedgerId, Names.Key(name), cancel) is { } named) return named;
        // A name comes before another's alias, and a top category before a subcategory.
        var open = await db.Categories.Of(member).AsNoTracking().Where(c => !c.Archived && c.Aliases != null)
            .OrderBy(c => c.ParentId != null).ThenBy(c => c.Position).ThenBy(c => c.Id).ToListAsync(cancel);
        return open.Find(c => c.IsCalled(name))?.Id;
    }

    /// <summary>Adds a category after its siblings.</summary>
    /// <exception cref="RuleException">A field breaks a rule, or a name is taken.</exception>
    public Task<WriteResult<CategoryRow>> AddAsync(
        Member member, CategoryInput fields, CancellationToken cancel = default) =>
        ChangeAsync(member, (db, tree) =>
        {
            tree.RefuseMore();
            tree.Check(fields);
            return Task.FromResult(
                db.Categories.Add(new Category(member.LedgerId, fields, tree.End(fields.ParentId))).Entity);
        }, cancel);

    /// <summary>
    /// Changes what of these fields differs from the version. What others have changed since in other fields stays.
    /// </summary>
    /// <param name="version">The version that the editor saw.</param>
    /// <param name="archived">Archives or offers it again with that; null where it stays as it is.</param>
    /// <param name="today">As <see cref="ArchiveAsync(Member, Guid, DateOnly?, CancellationToken)"/> takes it.</param>
    /// <exception cref="NotFoundException">There is no such category in this ledger.</exception>
    /// <exception cref="ConflictException{TRow}">
    /// One of these fields was changed to something else since that version.
    /// </exception>
    /// <exception cref="RuleException">
    /// A field breaks a rule, a name is taken, or the last one would be archived; nothing was changed.
    /// </exception>
    public Task<WriteResult<CategoryRow>> EditAsync(
        Member member, Guid id, long version, CategoryInput fields, bool? archived = null, DateOnly? today = null,
        CancellationToken cancel = default) =>
        ChangeAsync(member, async (db, tree) =>
        {
            var category = tree.Find(id);
            // First, as that saves its budgets, and the category is to be changed once.
            if (archived is true) await ArchiveAsync(db, member, tree, category, today, cancel);
            var typed = new Category(
                member.LedgerId, fields with { Aliases = fields.Aliases ?? category.AliasList }, category.Position);
            if (!await db.RebaseAsync(typed, category, version, CategoryInput.All, cancel))
                throw new ConflictException<CategoryRow>(CategoryRow.Of(category));
            var merged = CategoryInput.Of(typed);
            tree.Check(merged, category);
            category.Change(merged);
            if (merged.ParentId != category.ParentId) category.PutUnder(merged.ParentId, tree.End(merged.ParentId));
            if (archived is false) Revive(tree, category);
            return category;
        }, cancel);

    /// <summary>Puts a category in front of a sibling, or after all of them.</summary>
    /// <exception cref="NotFoundException">There is no such category, or no such sibling.</exception>
    public Task<WriteResult<CategoryRow>> MoveAsync(
        Member member, Guid id, Guid? beforeId, CancellationToken cancel = default) =>
        ChangeAsync(member, tree => tree.Order(tree.Find(id), beforeId), cancel);

    /// <summary>
    /// Makes a category a part of another, or of none, in front of one that is there or after all of them.
    /// </summary>
    /// <exception cref="NotFoundException">There is no such category, or no such one to be in front of.</exception>
    /// <exception cref="RuleException">It can't be a part of that one.</exception>
    public Task<WriteResult<CategoryRow>> PutAsync(
        Member member, Guid id, Guid? parentId, Guid? beforeId, CancellationToken cancel = default) =>
        ChangeAsync(member, tree =>
        {
            var category = tree.Find(id);
            tree.Check(CategoryInput.Of(category) with { ParentId = parentId }, category);
            if (parentId != category.ParentId) category.PutUnder(parentId, tree.End(parentId));
            return tree.Order(category, beforeId);
        }, cancel);

    /// <summary>
    /// Takes a category and its subcategories out of what is offered for new expenses; what they hold stays, and their
    /// budgets end with the period of today.
    /// </summary>
    /// <param name="today">The date where the member is; UTC's if it is not known.</param>
    /// <exception cref="NotFoundException">There is no such category in this ledger.</exception>
    /// <exception cref="RuleException">It is the last one.</exception>
    public Task<WriteResult<CategoryRow>> ArchiveAsync(
        Member member, Guid id, DateOnly? today = null, CancellationToken cancel = default) =>
        ChangeAsync(member, async (db, tree) =>
        {
            var category = tree.Find(id);
            await ArchiveAsync(db, member, tree, category, today, cancel);
            return category;
        }, cancel);

    /// <summary>Offers a category again, with those above it.</summary>
    /// <exception cref="NotFoundException">There is no such category in this ledger.</exception>
    public Task<WriteResult<CategoryRow>> ReviveAsync(Member member, Guid id, CancellationToken cancel = default) =>
        ChangeAsync(member, tree =>
        {
            var category = tree.Find(id);
            Revive(tree, category);
            return category;
        }, cancel);

    /// <summary>Removes a category that holds nothing, with its budgets.</summary>
    /// <exception cref="NotFoundException">There is no such category in this ledger.</exception>
    /// <exception cref="RuleException">
    /// It holds expenses, be it in the trash, or subcategories, or it is the last one.
    /// </exception>
    public Task<WriteResult<CategoryRow>> RemoveAsync(Member member, Guid id, CancellationToken cancel = default) =>
        ChangeAsync(member, async (db, tree) =>
        {
            var category = tree.Find(id);
            tree.RefuseLast([category]);
            if (tree.Children(id).Any()) throw new RuleException(Rules.Categories.HasChildren);
            // Two questions, as live and deleted expenses have an index each.
            var rows = db.Expenses.Of(member).Where(e => e.CategoryId == id);
            if (await rows.AnyAsync(e => e.DeletedAt == null, cancel)
                || await rows.AnyAsync(e => e.DeletedAt != null, cancel))
                throw new RuleException(Rules.Categories.HasExpenses);
            await db.RemoveBudgetsAsync(member, id, cancel);
            db.Categories.Remove(category);
            return category;
        }, cancel);

    /// <summary>
    /// Moves all expenses of a category, also those in the trash, into another, with its budgets, and archives it: one
    /// batch, in short transactions, so that nobody else waits for long.
    /// </summary>
    /// <param name="version">The version of the category as it was seen.</param>
    /// <exception cref="NotFoundException">One of the two is no category of this ledger.</exception>
    /// <exception cref="ConflictException{TRow}">
    /// The category was changed since that version; nothing was moved.
    /// </exception>
    /// <exception cref="RuleException">
    /// The two can't be merged; where the other one was archived meanwhile, what had not moved by then stayed.
    /// </exception>
    public Task<WriteResult<CategoryRow>> MergeAsync(
        Member member, Guid id, long version, Guid intoId, CancellationToken cancel = default) =>
        ChangeAsync(member, async (db, tree) =>
        {
            var (category, into) = (tree.Find(id), tree.Find(intoId));
            if (category.Version != version) throw new ConflictException<CategoryRow>(CategoryRow.Of(category));
            if (category == into) throw new RuleException(Rules.Categories.MergedIntoItself);
            CategoryMergeExtensions.RefuseArchived(into);
            if (tree.Children(id).Any()) throw new RuleException(Rules.Categories.MergedWithChildren);
            // Archived first, so that no new expense arrives while the others leave.
            category.Archive();
            await db.MoveBudgetsAsync(member, id, intoId, cancel);
            return category;
        }, cancel, then: db => CategoryMergeExtensions.MoveExpensesAsync(db, member, id, intoId, cancel));

    async Task ArchiveAsync(
        FinSightContext db, Member member, CategoryTree tree, Category category, DateOnly? today,
        CancellationToken cancel)
    {
        var branch = tree.Branch(category).ToList();
        tree.RefuseLast(branch);
        // First, so that the log tells of both: what a budget does, only the archive of its category makes it do.
        await db.EndBudgetsAsync(
            member, [.. branch.Select(c => c.Id)], today ?? DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime),
            cancel);
        branch.ForEach(c => c.Archive());
    }

    static void Revive(CategoryTree tree, Category category)
    {
        foreach (var revived in tree.Path(category)) revived.Revive();
    }

    Task<WriteResult<CategoryRow>> ChangeAsync(
        Member member, Func<CategoryTree, Category> change, CancellationToken cancel) =>
        ChangeAsync(member, (_, tree) => Task.FromResult(change(tree)), cancel);

    /// <summary>Decided on what is there, and saved before anybody else can change it.</summary>
    async Task<WriteResult<CategoryRow>> ChangeAsync(
        Member member, Func<FinSightContext, CategoryTree, Task<Category>> change, CancellationToken cancel,
        Func<FinSightContext, Task>? then = null)
    {
        await member.RequireAsync(Role.Editor);
        await using var db = (await contexts.CreateDbContextAsync(cancel)).WriteAs(member, Role.Editor);
        var category = await db.InTransactionAsync(async () =>
        {
            var changed = await change(db, new CategoryTree(await db.Categories.Of(member).ToListAsync(cancel)));
            await db.SaveChangesAsync(cancel);
            return changed;
        }, cancel);
        if (then is not null) await then(db);
        return db.Written(CategoryRow.Of(category));
    }
}
