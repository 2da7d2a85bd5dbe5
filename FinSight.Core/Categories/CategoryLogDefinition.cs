using FinSight.Core.Changes;
using FinSight.Core.Data;
using FinSight.Core.Ledgers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace FinSight.Core.Categories;

/// <summary>Categories in the log.</summary>
public sealed class CategoryLogDefinition : LoggedEntityDefinition<Category>
{
    public const string Kind = "Category";
    public const string Name = "Name";
    public const string Icon = "Icon";
    public const string Color = "Color";
    public const string Aliases = "Aliases";
    public const string Parent = "ParentId";
    public const string Archived = "Archived";

    public CategoryLogDefinition() : base(Kind)
    {
        Field(c => c.Name, Name, isName: true);
        Field(c => c.NameKey, "NameKey");
        Field(c => c.Icon, Icon);
        Field(c => c.Color, Color);
        Field(c => c.Aliases, Aliases);
        Field(c => c.ParentId, Parent);
        Field(c => c.Position, "Position");
        Field(c => c.Archived, Archived);
    }

    public override int ReplayOrder => 2;

    internal override bool IsChecked(EntityEntry row) =>
        row.State == EntityState.Added || row.Property(nameof(Category.ParentId)).IsModified;

    // A category that goes back to another parent may find that parent below itself by now, or too deep.
    internal override async Task CheckAsync(FinSightContext db, Member member, CancellationToken cancel)
    {
        var parents = await db.Categories.Of(member).ToDictionaryAsync(c => c.Id, c => c.ParentId, cancel);
        if (!CategoryTree.IsSound(parents))
            throw new DbUpdateException("The categories would hang in a circle, or too deep.");
    }
}
