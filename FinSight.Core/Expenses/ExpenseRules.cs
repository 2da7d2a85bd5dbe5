namespace FinSight.Core.Expenses;

/// <summary>What each field of an expense must be; each rule answers with the value as it is stored.</summary>
public static class ExpenseRules
{
    /// <summary>No expense is of an earlier day, or of a later one.</summary>
    public static readonly DateOnly EarliestDate = Expense.EarliestDate, LatestDate = Expense.LatestDate;

    /// <exception cref="RuleException">It is empty or too long.</exception>
    public static string Title(string? typed)
    {
        var title = TextNormalizer.OneLine(typed);
        if (!TextNormalizer.IsVisible(title)) throw new RuleException(Rules.Expenses.TitleMissing);
        return title.Length <= Expense.MaxTitle
            ? title
            : throw new RuleException(Rules.Expenses.TitleTooLong, Expense.MaxTitle);
    }

    /// <summary>Null where nothing was typed.</summary>
    /// <exception cref="RuleException">It is too long.</exception>
    public static string? Note(string? typed)
    {
        var note = TextNormalizer.Lines(typed);
        if (note.Length > Expense.MaxNote)
            throw new RuleException(Rules.Expenses.NoteTooLong, Expense.MaxNote);
        return note.Length == 0 ? null : note;
    }

    /// <summary>Minor units.</summary>
    /// <exception cref="RuleException">It is 0 or beyond <see cref="Money.MaxMinor"/>.</exception>
    public static long Minor(Money amount) => Minor(amount.Minor);

    internal static long Minor(long minor) => minor switch
    {
        0 => throw new RuleException(Rules.Money.AmountZero),
        < -Money.MaxMinor or > Money.MaxMinor => throw new RuleException(Rules.Expenses.AmountOutOfRange),
        _ => minor,
    };

    /// <summary>Whether an expense can be of that day.</summary>
    public static bool IsDate(DateOnly date) => date >= Expense.EarliestDate && date <= Expense.LatestDate;

    /// <exception cref="RuleException">It is far from any life.</exception>
    public static DateOnly Date(DateOnly? date) => date is { } day && IsDate(day)
        ? day
        : throw new RuleException(Rules.Expenses.DateOutOfRange, Expense.EarliestDate.Year, Expense.LatestDate.Year);
}
