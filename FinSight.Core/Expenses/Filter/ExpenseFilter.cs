namespace FinSight.Core.Expenses;

/// <summary>
/// What a list of expenses is narrowed to, in the words of people: names, not ids. Everything holds at once.
/// </summary>
public sealed record ExpenseFilter
{
    public static ExpenseFilter Everything { get; } = new();

    /// <summary>The first day; null where the past is open.</summary>
    public DateOnly? From
    {
        get;
        init => (field, Period) = (value, null);
    }

    /// <summary>The last day; null where the future is open.</summary>
    public DateOnly? To
    {
        get;
        init => (field, Period) = (value, null);
    }

    /// <summary>
    /// The words that mean the first and the last day today and others tomorrow, such as <c>last-month</c>; null where
    /// the days are fixed. Set after them.
    /// </summary>
    public string? Period { get; init; }

    public AmountBound? Least { get; init; }

    public AmountBound? Most { get; init; }

    /// <summary>Categories and people: one of those named. Tags and words: all of them.</summary>
    public IReadOnlyList<FilterTerm> Terms { get; init; } = [];

    /// <summary>
    /// The filter with one term of a kind in the place of all of that kind, but for those that it excludes.
    /// </summary>
    /// <param name="text">Null for none.</param>
    public ExpenseFilter With(FilterKind kind, string? text) => this with
    {
        Terms =
        [
            .. Terms.Where(term => term.Kind != kind || term.Not),
            .. text is null ? [] : new[] { new FilterTerm(kind, text) },
        ],
    };

    public bool Equals(ExpenseFilter? other) =>
        other is not null
            && (From, To, Period, Least, Most) == (other.From, other.To, other.Period, other.Least, other.Most)
        && Terms.SequenceEqual(other.Terms);

    public override int GetHashCode() => HashCode.Combine(From, To, Least, Most, Terms.Count);
}

/// <param name="Minor">Minor units of the ledger's currency.</param>
/// <param name="Included">Whether that very amount belongs to it.</param>
public sealed record AmountBound(long Minor, bool Included);

/// <param name="Not">Whatever has it is left out.</param>
/// <param name="IsPhrase">Words as they stand, not the beginnings of words in any order.</param>
public sealed record FilterTerm(FilterKind Kind, string Text, bool Not = false, bool IsPhrase = false);

public enum FilterKind
{
    Category = 1,
    Tag,

    /// <summary>Who added it.</summary>
    By,

    /// <summary>In the title or the note.</summary>
    Word,
}
