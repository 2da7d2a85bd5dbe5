using FinSight.Core.Data;
using FinSight.Core.Ledgers;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Core.Tags;

static class TagQueries
{
    /// <summary>In the order of their names. Counted in one index, less the few that are in the trash.</summary>
    public static async Task<List<TagListItem>> TagRowsAsync(
        this FinSightContext db, Member member, CancellationToken cancel)
    {
        var tags = await db.Tags.Of(member).OrderBy(t => t.NameKey)
            .Select(t => new { t.Id, t.Name, t.Version }).ToListAsync(cancel);
        if (tags.Count == 0) return [];
        var counts = await db.ExpenseTags.Where(t => t.LedgerId == member.LedgerId)
            .GroupBy(t => t.TagId).Select(group => new { group.Key, Count = group.Count() })
            .ToDictionaryAsync(group => group.Key, group => group.Count, cancel);
        var inTrash = (await db.Expenses.Of(member).Where(e => e.DeletedAt != null && e.TagIds != null)
            .Select(e => e.TagIds).ToListAsync(cancel)).SelectMany(TagIds.Split).CountBy(id => id).ToDictionary();
        return [.. tags.Select(t => new TagListItem(
            t.Id, t.Name, counts.GetValueOrDefault(t.Id) - inTrash.GetValueOrDefault(t.Id), t.Version))];
    }
}
