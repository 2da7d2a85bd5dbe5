using FinSight.Core.Categories;
using FinSight.Core.Changes;
using FinSight.Web.Features.Live;

namespace FinSight.Web.Features.Categories;

/// <summary>A category as it is being typed; it outlives the form, which is drawn anew where a live row moves to.</summary>
public sealed class CategoryEntry
{
    public CategoryEntry() => (Color, ParentId) = (CategoryColors.All[^1], "");

    /// <summary>Each field beside what others make of it meanwhile.</summary>
    public SharedFields Fields { get; } = new();

    public string? Name { get => Fields[nameof(Category.Name)]; set => Fields[nameof(Category.Name)] = value; }

    public string? Icon { get => Fields[nameof(Category.Icon)]; set => Fields[nameof(Category.Icon)] = value; }

    public string? Color { get => Fields[nameof(Category.Color)]; set => Fields[nameof(Category.Color)] = value; }

    /// <summary>With commas between.</summary>
    public string? Aliases { get => Fields[nameof(Category.Aliases)]; set => Fields[nameof(Category.Aliases)] = value; }

    /// <summary>Empty at the top.</summary>
    public string? ParentId { get => Fields[nameof(Category.ParentId)]; set => Fields[nameof(Category.ParentId)] = value; }

    public bool WasArchived { get; private init; }

    /// <summary>Who has archived or revived it meanwhile.</summary>
    public Writer? ArchivedBy { get; private set; }

    /// <summary>Something is being done with the row, so that it may move or go.</summary>
    public bool IsBusy { get; set; }

    public static CategoryEntry Of(CategoryRow row)
    {
        var entry = new CategoryEntry { WasArchived = row.Archived };
        entry.Fields.Begin(row.Version, TextsOf(row));
        return entry;
    }

    /// <summary>Takes in what others have made of the row.</summary>
    /// <param name="by">Who last changed which field.</param>
    public void Meet(CategoryRow row, IReadOnlyDictionary<string, Writer> by)
    {
        Fields.Meet(row.Version, TextsOf(row), by);
        ArchivedBy = by.GetValueOrDefault(nameof(Category.Archived)) ?? ArchivedBy;
    }

    public CategoryFields Read() =>
        new(Name, Icon, Color, CategoryAliases.Read(Aliases), Guid.TryParse(ParentId, out var id) ? id : null);

    static Dictionary<string, string?> TextsOf(CategoryRow row) => new()
    {
        [nameof(Category.Name)] = row.Name,
        [nameof(Category.Icon)] = row.Icon,
        [nameof(Category.Color)] = row.Color,
        [nameof(Category.Aliases)] = CategoryAliases.Text(row.Aliases),
        [nameof(Category.ParentId)] = row.ParentId?.ToString() ?? "",
    };
}
