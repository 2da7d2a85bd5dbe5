namespace FinSight.Core.Expenses;

/// <summary>What a person states about an expense.</summary>
public sealed record ExpenseFields(string? Title, Money Amount, Guid CategoryId, DateOnly Date, string? Note = null)
{
    internal string CleanTitle()
    {
        var title = Text.OneLine(Title);
        if (title.Length == 0) throw new RuleException("Title", "Give it a title.");
        return title.Length <= Expense.MaxTitle
            ? title
            : throw new RuleException("Title", "Shorten the title to {0} characters.", Expense.MaxTitle);
    }

    internal string? CleanNote()
    {
        var note = Text.Lines(Note);
        if (note.Length > Expense.MaxNote)
            throw new RuleException("Note", "Shorten the note to {0} characters.", Expense.MaxNote);
        return note.Length == 0 ? null : note;
    }

    internal long CheckedMinor() => Amount.Minor switch
    {
        0 => throw new RuleException("Amount", "Type an amount other than 0."),
        < -Money.MaxMinor or > Money.MaxMinor => throw new RuleException("Amount", "That amount is too large."),
        var minor => minor,
    };

    internal DateOnly CheckedDate() => Date >= Expense.EarliestDate && Date <= Expense.LatestDate
        ? Date
        : throw new RuleException("Date", "Choose a date between {0} and {1}.", Expense.EarliestDate.Year, Expense.LatestDate.Year);
}
