using FinSight.Core.Changes;
using FinSight.Core.Data;
using FinSight.Core.Ledgers;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Core.Tags;

/// <summary>Keeps the tags of a member's ledger; expenses make them. Each call is one batch.</summary>
public sealed class TagService(IDbContextFactory<FinSightContext> contexts)
{
    /// <summary>All tags, with how many live expenses carry each.</summary>
    public async Task<TagList> ListAsync(Member member, CancellationToken cancel = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        await using var moment = await db.ReadSnapshotAsync(cancel);
        return new TagList(await db.SequenceAsync(member, cancel), await db.TagRowsAsync(member, cancel));
    }

    /// <summary>The names alone, for whoever types one.</summary>
    public async Task<IReadOnlyList<string>> NamesAsync(Member member, CancellationToken cancel = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return await db.Tags.Of(member).OrderBy(t => t.NameKey).Select(t => t.Name).ToListAsync(cancel);
    }

    /// <param name="version">The version that the editor saw.</param>
    /// <exception cref="NotFoundException">There is no such tag in this ledger.</exception>
    /// <exception cref="ConflictException{TRow}">It was given another name since that version.</exception>
    /// <exception cref="RuleException">
    /// The name breaks a rule, or another tag has it: then the two can be merged.
    /// </exception>
    public async Task<WriteResult> RenameAsync(
        Member member, Guid id, long version, string? name, CancellationToken cancel = default)
    {
        await member.RequireAsync(Role.Editor);
        await using var db = (await contexts.CreateDbContextAsync(cancel)).WriteAs(member, Role.Editor);
        await db.InTransactionAsync(async () =>
        {
            var tag = await FindAsync(db, member, id, cancel);
            var typed = new Tag(member.LedgerId, id, name ?? "");
            if (!await db.RebaseAsync(typed, tag, version, [TagLogDefinition.Name], cancel))
                throw new ConflictException<TagListItem>(new TagListItem(tag.Id, tag.Name, 0, tag.Version));
            tag.Rename(typed.Name);
            var key = tag.NameKey;
            if (await db.Tags.Of(member).FirstOrDefaultAsync(t => t.NameKey == key && t.Id != id, cancel) is { } taken)
                throw new RuleException(Rules.Tags.NameTaken, taken.Name);
            return await db.SaveChangesAsync(cancel);
        }, cancel);
        return db.Written();
    }

    /// <summary>
    /// Puts another tag in the place of this one, in short transactions: on all its expenses, in the trash too.
    /// </summary>
    /// <exception cref="NotFoundException">One of the two is no tag of this ledger.</exception>
    /// <exception cref="RuleException">The two are one.</exception>
    public Task<WriteResult> MergeAsync(Member member, Guid id, Guid intoId, CancellationToken cancel = default) =>
        id == intoId ? throw new RuleException(Rules.Tags.MergedIntoItself) : ReplaceAsync(member, id, intoId, cancel);

    /// <summary>Takes a tag off all its expenses, in the trash too, in short transactions, and then away.</summary>
    /// <exception cref="NotFoundException">There is no such tag in this ledger.</exception>
    public Task<WriteResult> RemoveAsync(Member member, Guid id, CancellationToken cancel = default) =>
        ReplaceAsync(member, id, null, cancel);

    async Task<WriteResult> ReplaceAsync(Member member, Guid id, Guid? intoId, CancellationToken cancel)
    {
        await member.RequireAsync(Role.Editor);
        await using var db = (await contexts.CreateDbContextAsync(cancel)).WriteAs(member, Role.Editor);
        await new TagRemovalRunner(db, member, id, intoId).RunAsync(cancel);
        return db.Written();
    }

    static async Task<Tag> FindAsync(FinSightContext db, Member member, Guid id, CancellationToken cancel) =>
        await db.Tags.Of(member).SingleOrDefaultAsync(t => t.Id == id, cancel) ?? throw new NotFoundException("tag");
}
