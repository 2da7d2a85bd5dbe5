using FinSight.Core.Data;
using FinSight.Core.Ledgers;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Core.Tags;

static class FoundTags
{
    /// <summary>The ids of the tags of these names; those that are new are added with the next save.</summary>
    /// <exception cref="RuleException">A name is empty or too long.</exception>
    public static async Task<IReadOnlyList<Guid>> FindOrAddAsync(
        FinSightContext db, Member member, IEnumerable<string> names, CancellationToken cancel)
    {
        var wanted = names.Select(Clean).DistinctBy(Names.Key).ToDictionary(Names.Key);
        var keys = wanted.Keys.ToList();
        var tags = await db.Tags.Of(member).Where(t => keys.Contains(t.NameKey)).ToListAsync(cancel);
        foreach (var key in keys.Except(tags.Select(t => t.NameKey)).ToList())
            tags.Add(db.Tags.Add(new Tag(member.LedgerId, wanted[key])).Entity);
        return tags.Count > 0 ? [.. tags.Select(t => t.Id)] : throw new RuleException("Tag", "Type a tag.");
    }

    static string Clean(string typed)
    {
        var name = Text.OneLine(typed).TrimStart('#').Trim();
        if (Names.Key(name).Length == 0) throw new RuleException("Tag", "Type a tag.");
        return name.Length <= Tag.MaxName ? name : throw new RuleException("Tag", "Shorten the tag to {0} characters.", Tag.MaxName);
    }
}
