namespace FinSight.Core.QuickEntry;

/// <summary>One thing that was understood.</summary>
/// <param name="Ranges">The characters it was read from, in order; none where nothing was typed for it.</param>
public sealed record QuickPart<T>(T Value, PartOrigin Origin, IReadOnlyList<TextRange> Ranges);

public enum PartOrigin
{
    /// <summary>The text says so.</summary>
    Typed,

    /// <summary>Nobody said so: a default, or learned from what the ledger holds.</summary>
    Guessed,

    /// <summary>A person chose it; the text is overruled.</summary>
    Pinned,
}
