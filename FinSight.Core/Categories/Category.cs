using FinSight.Core.Ledgers;

namespace FinSight.Core.Categories;

/// <summary>What money is spent on: a node in the ledger's tree of at most three levels.</summary>
public sealed class Category : ILedgerEntity
{
    public const int MaxName = 40;
    public const int MaxIcon = 16;
    public const int MaxAliases = 400;
    internal const int MaxKey = MaxName * 4;

    Category() { }

    /// <param name="position">The order among its siblings.</param>
    /// <exception cref="RuleException">A field breaks a rule.</exception>
    internal Category(Guid ledgerId, CategoryInput fields, int position)
    {
        Id = Guid.CreateVersion7();
        LedgerId = ledgerId;
        ParentId = fields.ParentId;
        Change(fields);
        MoveTo(position);
    }

    public Guid LedgerId { get; private set; }

    public Guid Id { get; private set; }

    public Guid? ParentId { get; private set; }

    public string Name { get; private set; } = "";

    /// <summary>The name as it is compared: see <see cref="Names.Key"/>.</summary>
    public string NameKey { get; private set; } = "";

    /// <summary>Other names by which quick entry knows it, a line each; null where there are none.</summary>
    public string? Aliases { get; private set; }

    /// <summary>One of <see cref="CategoryColors"/>.</summary>
    public string Color { get; private set; } = "";

    /// <summary>One emoji.</summary>
    public string Icon { get; private set; } = "";

    /// <summary>The order among its siblings.</summary>
    public int Position { get; private set; }

    /// <summary>Not offered for new expenses; what it holds stays.</summary>
    public bool Archived { get; private set; }

    public long Version { get; private set; } = 1;

    internal IReadOnlyList<string> AliasList => Aliases?.Split('\n') ?? [];

    /// <summary>By its name or another one.</summary>
    internal bool IsCalled(string name) => AliasList.Select(Names.Key).Append(NameKey).Contains(Names.Key(name));

    /// <summary>All but its place.</summary>
    internal void Change(CategoryInput fields)
    {
        Rename(fields.Name);
        ChangeIcon(fields.Icon);
        Recolor(fields.Color);
        if (fields.Aliases is not null) ChangeAliases(fields.Aliases);
    }

    internal void MoveTo(int position) => Position = position;

    internal void PutUnder(Guid? parentId, int position) => (ParentId, Position) = (parentId, position);

    internal void Archive() => Archived = true;

    internal void Revive() => Archived = false;

    void Rename(string? name)
    {
        Name = CategoryRules.Name(name);
        NameKey = Names.Key(Name);
    }

    void ChangeIcon(string? icon) => Icon = CategoryRules.Icon(icon);

    void ChangeAliases(IReadOnlyList<string> aliases) =>
        Aliases = CategoryAliasParser.Clean(aliases, Name) is { Count: > 0 } clean ? string.Join('\n', clean) : null;

    void Recolor(string? color) => Color = CategoryRules.Color(color);
}
