using FinSight.Core;
using FinSight.Core.Budgets;
using FinSight.Core.Expenses;
using FinSight.Core.QuickEntry;
using FinSight.Web.Features.Ledgers;

namespace FinSight.Web.Features.QuickEntry;

/// <summary>The line that is being typed on the page, and what is understood of it.</summary>
sealed class QuickLineModel
{
    public string Text { get; set; } = "";

    /// <summary>What was set by hand beside it.</summary>
    public QuickEntryPins Pins { get; set; } = QuickEntryPins.None;

    public LedgerVocabulary Words { get; set; } = LedgerVocabulary.Empty;

    /// <summary>Null where nothing is typed.</summary>
    public QuickEntryResult? Result { get; private set; }

    /// <summary>As far as budgets care; null while that is not known.</summary>
    public SummedExpense? Spending => Result is { Amount: { } amount, Category: { } category, Date: { } date }
        ? new(category.Value.Id, date.Value, amount.Value.Minor) : null;

    public void Clear() => (Text, Pins) = ("", QuickEntryPins.None);

    /// <summary>Understands it anew.</summary>
    public void Read(LedgerContext ledger, DateOnly today) =>
        Result = string.IsNullOrWhiteSpace(Text) && Pins == QuickEntryPins.None
            ? null
            : QuickEntryParser.Parse(
                Text, new QuickEntryContext(today, ledger.Member.Currency, ledger.Culture, Words), Pins);

    /// <summary>The first problem of a kind; null where there is none.</summary>
    public RuleException? Broken(Func<QuickEntryProblem, bool> isIt) =>
        Result?.Problems.FirstOrDefault(isIt) is { } problem ? new(problem.Rule, [.. problem.Arguments]) : null;
}
