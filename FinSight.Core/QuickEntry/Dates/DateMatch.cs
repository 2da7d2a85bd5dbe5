namespace FinSight.Core.QuickEntry.Dates;

/// <summary>Words that can be a date.</summary>
/// <param name="Date">Where there is no such day, the nearest.</param>
/// <param name="Rank">Of two certain dates the higher one is meant.</param>
sealed record DateMatch(int First, int Count, DateOnly Date, DateCertainty Certainty, DateRank Rank)
{
    public int End => First + Count;

    /// <summary>The culture's order made no date of it; the other one did.</summary>
    public bool IsTurned { get; init; }

    /// <summary>Why the date is asked about; null where it is clear.</summary>
    public QuickEntryProblem? Problem { get; init; }
}

enum DateCertainty
{
    Certain,

    /// <summary>
    /// A date at the end of the text or beside the amount, as in <c>lunch 12 sun</c>; else title, as in sun cream.
    /// </summary>
    ByPlace,

    /// <summary>
    /// A date where another number is the amount, as in <c>lunch may 5 12</c>; else title and amount.
    /// </summary>
    IfAmountRemains,
}

enum DateRank { Weekday, Relative, DayOfMonth, DayAndMonth, WholeDate }
