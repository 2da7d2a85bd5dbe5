namespace FinSight.Core.Expenses;

/// <summary>What each field of an expense must be; each rule answers with the value as it is stored.</summary>
public static class ExpenseRules
{
    /// <summary>No expense is of an earlier day, or of a later one.</summary>
    public static readonly DateOnly EarliestDate = Expense.EarliestDate, LatestDate = Expense.LatestDate;

    /// <exception cref="RuleException">It is empty or too long.</exception>
    public static string Title(string? typed)
    {
        var title = Text.OneLine(typed);
        if (!Text.IsVisible(title)) throw new RuleException("Title", "Give it a title.");
        return title.Length <= Expense.MaxTitle
            ? title
            : throw new RuleException("Title", "Shorten the title to {0} characters.", Expense.MaxTitle);
    }

    /// <summary>Null where nothing was typed.</summary>
    /// <exception cref="RuleException">It is too long.</exception>
    public static string? Note(string? typed)
    {
        var note = Text.Lines(typed);
        if (note.Length > Expense.MaxNote)
            throw new RuleException("Note", "Shorten the note to {0} characters.", Expense.MaxNote);
        return note.Length == 0 ? null : note;
    }

    /// <summary>Minor units.</summary>
    /// <exception cref="RuleException">It is 0 or beyond <see cref="Money.MaxMinor"/>.</exception>
    public static long Minor(Money amount) => Minor(amount.Minor);

    internal static long Minor(long minor) => minor switch
    {
        0 => throw new RuleException("Amount", "Type an amount other than 0."),
        < -Money.MaxMinor or > Money.MaxMinor => throw new RuleException("Amount", "That amount is too large."),
        _ => minor,
    };

    /// <summary>Whether an expense can be of that day.</summary>
    public static bool IsDate(DateOnly date) => date >= Expense.EarliestDate && date <= Expense.LatestDate;

    /// <exception cref="RuleException">It is far from any life.</exception>
    public static DateOnly Date(DateOnly? date) => date is { } day && IsDate(day)
        ? day
        : throw new RuleException(
            "Date", "Choose a date between {0} and {1}.", Expense.EarliestDate.Year, Expense.LatestDate.Year);
}
