using FinSight.Core.Dashboard;

namespace FinSight.Core.Reports;

/// <summary>All that a report says, at one moment; amounts in minor units of the ledger's currency.</summary>
/// <param name="Sequence">The last change of the ledger that this view knows.</param>
/// <param name="PerDay">The average of the days up to today.</param>
/// <param name="Compared">Null where it would mislead.</param>
/// <param name="Categories">A tree: each is followed by those below it, the most spent first.</param>
/// <param name="Months">The twelve that end with the report, oldest first, through the same filter.</param>
/// <param name="Budgets">None where the filter leaves anything out but days.</param>
/// <param name="Largest">Ten at most.</param>
/// <param name="List">By day, oldest first; empty where it is not asked for.</param>
/// <param name="NotListed">How many more there are than a list takes.</param>
public sealed record ReportResult(
    long Sequence, DateRange Days, long Spent, long Count, long PerDay, ReportComparison? Compared,
    IReadOnlyList<ReportCategory> Categories, IReadOnlyList<MonthTotal> Months, IReadOnlyList<ReportBudget> Budgets,
    IReadOnlyList<ReportExpense> Largest, IReadOnlyList<ReportExpense> List, long NotListed, bool IsShared)
{
    /// <summary>How many expenses a list takes: some four hundred pages.</summary>
    public const int MostListed = 20_000;

    /// <summary>How the report divides by the categories at the top.</summary>
    public CategorySplit Split() => CategorySplit.Of([.. Categories.Where(c => c is { Level: 1, Count: > 0 })
        .Select(c => new CategoryTotal(c.Id, c.Name, c.Color, "", c.Amount, c.Count))]);
}

/// <param name="Days">Of the report, up to today.</param>
/// <param name="Before">As many before it.</param>
public sealed record ReportComparison(DateRange Days, DateRange Before, long Spent, long SpentBefore)
{
    public long More => Spent - SpentBefore;

    /// <summary>In tenths of a percent, without a sign; null where no percentage says it.</summary>
    public long? Permille =>
        SpentBefore > 0 && Spent >= 0 ? RoundedDivision.Divide(Int128.Abs(More) * 1000, SpentBefore) : null;
}

/// <param name="Level">1 at the top.</param>
/// <param name="Amount">With those below it.</param>
/// <param name="Permille">Of all that was spent, in tenths of a percent; null below 0.</param>
/// <param name="More">Than in the days that are compared; null where none are.</param>
/// <param name="IsOwn">What the category above holds itself, beside those below it.</param>
public sealed record ReportCategory(
    Guid Id, string Name, string Color, int Level, long Amount, long Count, long? Permille, long? More,
    bool IsOwn = false);

/// <param name="Category">Null for the whole ledger.</param>
/// <param name="Days">Of its periods within the report; of the period around it, where it has none.</param>
public sealed record ReportBudget(string? Category, DateRange Days, long Limit, long Spent)
{
    public long Left => checked(Limit - Spent);
}

/// <param name="Category">Its name, after those above it.</param>
/// <param name="By">Who added it; null where their account is gone.</param>
public sealed record ReportExpense(
    DateOnly Date, string Title, long Amount, IReadOnlyList<string> Category, IReadOnlyList<string> Tags, string? Note,
    string? By);
