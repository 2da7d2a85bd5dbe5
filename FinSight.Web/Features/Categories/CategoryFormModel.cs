using FinSight.Core.Categories;
using FinSight.Core.Changes;
using FinSight.Web.Features.Live;

namespace FinSight.Web.Features.Categories;

/// <summary>
/// A category as it is being typed; it outlives the form, which is drawn anew where a live row moves to.
/// </summary>
public sealed class CategoryFormModel
{
    /// <summary>The fields of the log, by the names of the form's controls.</summary>
    public static readonly IReadOnlyDictionary<string, string> LogNames = new Dictionary<string, string>
    {
        ["name"] = nameof(Category.Name),
        ["icon"] = nameof(Category.Icon),
        ["color"] = nameof(Category.Color),
        ["aliases"] = nameof(Category.Aliases),
        ["parent"] = nameof(Category.ParentId),
    };

    public CategoryFormModel() => (Color, ParentId) = (CategoryColors.All[^1], "");

    /// <summary>Each field beside what others make of it meanwhile.</summary>
    public FormMergeState Fields { get; } = new();

    public string? Name
    {
        get => Fields[CategoryLogDefinition.Name];
        set => Fields[CategoryLogDefinition.Name] = value;
    }

    public string? Icon
    {
        get => Fields[CategoryLogDefinition.Icon];
        set => Fields[CategoryLogDefinition.Icon] = value;
    }

    public string? Color
    {
        get => Fields[CategoryLogDefinition.Color];
        set => Fields[CategoryLogDefinition.Color] = value;
    }

    /// <summary>With commas between.</summary>
    public string? Aliases
    {
        get => Fields[CategoryLogDefinition.Aliases];
        set => Fields[CategoryLogDefinition.Aliases] = value;
    }

    /// <summary>Empty at the top.</summary>
    public string? ParentId
    {
        get => Fields[CategoryLogDefinition.Parent];
        set => Fields[CategoryLogDefinition.Parent] = value;
    }

    public bool WasArchived { get; private init; }

    /// <summary>Who has archived or revived it meanwhile.</summary>
    public ChangeAuthor? ArchivedBy { get; private set; }

    /// <summary>Something is being done with the row, so that it may move or go.</summary>
    public bool IsBusy { get; set; }

    public static CategoryFormModel Of(CategoryRow row)
    {
        var entry = new CategoryFormModel { WasArchived = row.Archived };
        entry.Fields.Begin(row.Version, TextsOf(row));
        return entry;
    }

    /// <summary>Takes in what others have made of the row.</summary>
    /// <param name="by">Who last changed which field.</param>
    public void Meet(CategoryRow row, IReadOnlyDictionary<string, ChangeAuthor> by)
    {
        Fields.Meet(row.Version, TextsOf(row), by);
        ArchivedBy = by.GetValueOrDefault(CategoryLogDefinition.Archived) ?? ArchivedBy;
    }

    public CategoryInput Read() =>
        new(Name, Icon, Color, CategoryAliasParser.Read(Aliases), Guid.TryParse(ParentId, out var id) ? id : null);

    static Dictionary<string, string?> TextsOf(CategoryRow row) => new()
    {
        [CategoryLogDefinition.Name] = row.Name,
        [CategoryLogDefinition.Icon] = row.Icon,
        [CategoryLogDefinition.Color] = row.Color,
        [CategoryLogDefinition.Aliases] = CategoryAliasParser.Text(row.Aliases),
        [CategoryLogDefinition.Parent] = row.ParentId?.ToString() ?? "",
    };
}
