using FinSight.Core.Categories;

namespace FinSight.Web.Features.Categories;

/// <summary>A category as it is being typed; it outlives the form, which is drawn anew where a live row moves to.</summary>
public sealed class CategoryEntry
{
    (string?, string?, string?, string?, string?) _seen;

    public string? Name { get; set; }

    public string? Icon { get; set; }

    public string? Color { get; set; } = CategoryColors.All[^1];

    /// <summary>With commas between.</summary>
    public string? Aliases { get; set; }

    /// <summary>Empty at the top.</summary>
    public string? ParentId { get; set; } = "";

    /// <summary>The version that the edit is on top of; 0 for a new category.</summary>
    public long Version { get; private set; }

    public bool WasArchived { get; private set; }

    /// <summary>Something is being done with the row, so that it may move or go.</summary>
    public bool IsBusy { get; set; }

    public static CategoryEntry Of(CategoryRow row)
    {
        var entry = new CategoryEntry { Version = row.Version, WasArchived = row.Archived, _seen = Values(row) };
        (entry.Name, entry.Icon, entry.Color, entry.Aliases, entry.ParentId) = entry._seen;
        return entry;
    }

    /// <summary>A new version that reads the same, such as one that was only moved, is nothing to ask about.</summary>
    public void See(CategoryRow row)
    {
        if (Values(row) == _seen) Version = row.Version;
    }

    /// <summary>What was typed stays; the next save is on top of theirs, now that it has been seen.</summary>
    public void Meet(CategoryRow theirs) => Version = theirs.Version;

    public CategoryFields Read() =>
        new(Name, Icon, Color, CategoryAliases.Read(Aliases), Guid.TryParse(ParentId, out var id) ? id : null);

    static (string?, string?, string?, string?, string?) Values(CategoryRow row) =>
        (row.Name, row.Icon, row.Color, CategoryAliases.Text(row.Aliases), row.ParentId?.ToString() ?? "");
}
