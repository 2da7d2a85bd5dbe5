using FinSight.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Core.Doctor;

/// <summary>Names against the keys that keep them unique, which SQL can't work out.</summary>
static class NameKeyChecks
{
    public static async Task<IEnumerable<DoctorFault>> FindAsync(FinSightContext db, CancellationToken cancel)
    {
        var categories = await db.Categories.Select(c => new { c.Id, c.Name, c.NameKey }).ToListAsync(cancel);
        var tags = await db.Tags.Select(t => new { t.Id, t.Name, t.NameKey }).ToListAsync(cancel);
        return
        [
            .. categories.Where(c => c.NameKey != Names.Key(c.Name))
            .Select(c => Fault("Category", c.Id, c.Name, c.NameKey)),
            .. tags.Where(t => t.NameKey != Names.Key(t.Name)).Select(t => Fault("Tag", t.Id, t.Name, t.NameKey)),
        ];
    }

    static DoctorFault Fault(string entity, Guid id, string name, string key) =>
        new($"{entity} {id:N} is named \"{name}\", but kept under the key \"{key}\".");
}
