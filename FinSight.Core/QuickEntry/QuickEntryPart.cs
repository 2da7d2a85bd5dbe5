namespace FinSight.Core.QuickEntry;

/// <summary>One thing that was understood.</summary>
/// <param name="Ranges">The characters it was read from, in order; none where nothing was typed for it.</param>
public sealed record QuickEntryPart<T>(T Value, PartOrigin Origin, IReadOnlyList<TextRange> Ranges);

public enum PartOrigin
{
    /// <summary>The text says so.</summary>
    Typed,

    /// <summary>Nobody said so, but it is usual.</summary>
    Guessed,

    /// <summary>Nobody said so, but the ledger's earlier expenses do.</summary>
    Learned,

    /// <summary>Nothing tells: it is where all goes that fits nowhere, and waits for a choice.</summary>
    Unknown,

    /// <summary>A person chose it; the text is overruled.</summary>
    Pinned,
}
