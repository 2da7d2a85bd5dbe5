namespace FinSight.Core.QuickEntry;

/// <summary>One way to read what was typed, or what was chosen of several questions.</summary>
public sealed record QuickEntryAlternative(Money? Amount = null, DateOnly? Date = null)
{
    /// <summary>The pins with this choice, which holds for as long as the text still has that reading.</summary>
    public QuickEntryPins Over(QuickEntryPins pins) =>
        pins with { Chosen = new(Amount ?? pins.Chosen?.Amount, Date ?? pins.Chosen?.Date) };

    internal bool IsIn(QuickEntryAlternative chosen) =>
        (Amount ?? chosen.Amount) == chosen.Amount && (Date ?? chosen.Date) == chosen.Date;

    /// <summary>The entry as it is read this way; what was set by hand stays.</summary>
    internal QuickEntryResult In(QuickEntryResult entry)
    {
        if (Amount is { } amount && entry.Amount?.Origin != PartOrigin.Pinned)
            entry = entry with { Amount = new(amount, PartOrigin.Pinned, entry.Amount?.Ranges ?? []) };
        if (Date is { } date && entry.Date.Origin != PartOrigin.Pinned)
            entry = entry with { Date = new(date, PartOrigin.Pinned, entry.Date.Ranges) };
        return entry;
    }
}
