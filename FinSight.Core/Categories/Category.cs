using FinSight.Core.Ledgers;

namespace FinSight.Core.Categories;

/// <summary>What money is spent on: a node in the ledger's tree of at most three levels.</summary>
public sealed class Category : ILedgerEntity
{
    public const int MaxName = 40;
    public const int MaxIcon = 16;

    Category() { }

    /// <param name="color">One of <see cref="CategoryColors"/>.</param>
    /// <param name="icon">One emoji.</param>
    /// <param name="position">The order among its siblings.</param>
    public Category(Guid ledgerId, string name, string color, string icon, int position)
    {
        Id = Guid.CreateVersion7();
        LedgerId = ledgerId;
        Name = name;
        NameKey = Names.Key(name);
        Color = color;
        Icon = icon;
        Position = position;
    }

    public Guid LedgerId { get; private set; }

    public Guid Id { get; private set; }

    public Guid? ParentId { get; private set; }

    public string Name { get; private set; } = "";

    /// <summary>The name as it is compared: see <see cref="Names.Key"/>.</summary>
    public string NameKey { get; private set; } = "";

    public string Color { get; private set; } = "";

    public string Icon { get; private set; } = "";

    public int Position { get; private set; }

    /// <summary>Not offered for new expenses; what it holds stays.</summary>
    public bool Archived { get; private set; }

    public long Version { get; private set; } = 1;
}
