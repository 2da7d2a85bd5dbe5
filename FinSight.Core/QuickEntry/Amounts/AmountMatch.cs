namespace FinSight.Core.QuickEntry.Amounts;

/// <summary>What makes words look like an amount, from the least to the most.</summary>
enum AmountKind { Plain, Sum, Decimals, Marked }

enum AmountDoubtKind
{
    None,

    /// <summary>Of several numbers it is not the amount, as in <c>bus 31 2.80</c>; alone it is.</summary>
    StandsBack,

    /// <summary>Alone it is asked about, too: <c>2 kg</c>, <c>size 42</c>, <c>80x120</c>.</summary>
    NeedsAsking,
}

/// <summary>Words that are an amount, or look like one but break a rule.</summary>
/// <param name="Place">More at the end of the text than at its start, and least between.</param>
/// <param name="Problem">Why there is no amount, or, where there is one, what other readings there are.</param>
sealed record AmountMatch(
    int First, int Count, AmountKind Kind, AmountDoubtKind Doubt, int Place, Money? Money, QuickEntryProblem? Problem)
{
    const int Doubtful = -600;

    static readonly int[] Scores = [0, 400, 500, 1000];

    public int End => First + Count;

    /// <summary>Of another currency.</summary>
    public bool IsForeign { get; init; }

    /// <summary>Added up or multiplied.</summary>
    public bool IsSum { get; init; }

    /// <summary>It can be a day as well: 31.12.</summary>
    public bool IsDay { get; init; }

    /// <summary>How likely it is the amount among others.</summary>
    public int Score => Scores[(int)Kind] + Place + (Doubt == AmountDoubtKind.None ? 0 : Doubtful);

    /// <summary>There is a number that is the amount, or may be.</summary>
    public bool IsThere => Money is not null || Problem?.Readings is [_, ..];
}
