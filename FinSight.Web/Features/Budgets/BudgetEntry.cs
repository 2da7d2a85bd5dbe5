using System.Globalization;
using FinSight.Core;
using FinSight.Core.Budgets;
using FinSight.Core.Changes;
using FinSight.Web.Features.Ledgers;
using FinSight.Web.Features.Live;

namespace FinSight.Web.Features.Budgets;

/// <summary>
/// A budget as it is being typed; it outlives the form, which is drawn anew where a live row moves to.
/// </summary>
public sealed class BudgetEntry
{
    /// <summary>The fields of the log, by the names of the form's controls.</summary>
    public static readonly IReadOnlyDictionary<string, string> LogNames =
        new Dictionary<string, string> { ["amount"] = BudgetKind.Amounts };

    /// <summary>Each field beside what others make of it meanwhile.</summary>
    public SharedFields Fields { get; } = new();

    /// <summary>Empty for the whole ledger.</summary>
    public string? CategoryId { get; set; } = "";

    public BudgetCycle Cycle { get; set; } = BudgetCycle.Month;

    /// <summary>ISO 8601: a day on which periods of weeks begin.</summary>
    public string? StartsOn { get; set; }

    public string? Amount { get => Fields[BudgetKind.Amounts]; set => Fields[BudgetKind.Amounts] = value; }

    public bool RollsLeft
    {
        get => Fields[BudgetKind.RollsLeft] == bool.TrueString;
        set => Fields[BudgetKind.RollsLeft] = value.ToString();
    }

    public bool RollsOver
    {
        get => Fields[BudgetKind.RollsOver] == bool.TrueString;
        set => Fields[BudgetKind.RollsOver] = value.ToString();
    }

    /// <summary>Percents with commas between.</summary>
    public string? WarnsAt { get => Fields[BudgetKind.WarnsAt]; set => Fields[BudgetKind.WarnsAt] = value; }

    public bool WarnsOfPace
    {
        get => Fields[BudgetKind.WarnsOfPace] == bool.TrueString;
        set => Fields[BudgetKind.WarnsOfPace] = value.ToString();
    }

    /// <summary>Something is being done with the row.</summary>
    public bool IsBusy { get; set; }

    public bool IsOfWeeks => Cycle is BudgetCycle.Week or BudgetCycle.TwoWeeks or BudgetCycle.FourWeeks;

    public static BudgetEntry New(DateOnly today, CultureInfo culture)
    {
        var since = ((int)today.DayOfWeek - (int)culture.DateTimeFormat.FirstDayOfWeek + 7) % 7;
        return new BudgetEntry
        {
            StartsOn = today.AddDays(-since).ToString("O", CultureInfo.InvariantCulture),
            WarnsAt = Percents(BudgetWarnings.Usual),
            WarnsOfPace = BudgetWarnings.Usual.OfPace,
        };
    }

    public static BudgetEntry Of(BudgetRow row, LedgerContext ledger)
    {
        var entry = new BudgetEntry { CategoryId = row.CategoryId?.ToString() ?? "", Cycle = row.Cycle };
        entry.Fields.Begin(row.Version, TextsOf(row, ledger));
        return entry;
    }

    /// <summary>Takes in what others have made of the row.</summary>
    /// <param name="by">Who last changed which field.</param>
    public void Meet(BudgetRow row, IReadOnlyDictionary<string, ChangeAuthor> by, LedgerContext ledger) =>
        Fields.Meet(row.Version, TextsOf(row, ledger), by);

    /// <exception cref="RuleException">A field breaks a rule.</exception>
    public BudgetFields Read(LedgerContext ledger) => new(
        Guid.TryParse(CategoryId, out var id) ? id : null, ReadAmount(ledger), Cycle,
        IsOfWeeks
            && DateOnly.TryParseExact(StartsOn, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : null,
        RollsLeft, RollsOver)
    { Warnings = new(BudgetWarnings.Parse(WarnsAt), WarnsOfPace) };

    /// <summary>What was typed at; what nobody touched is left as it is.</summary>
    /// <exception cref="RuleException">The amount breaks a rule.</exception>
    public BudgetEdit ReadEdit(LedgerContext ledger) => new(
        Fields.IsTouched(BudgetKind.Amounts) ? ReadAmount(ledger) : null,
        Fields.IsTouched(BudgetKind.RollsLeft) ? RollsLeft : null,
        Fields.IsTouched(BudgetKind.RollsOver) ? RollsOver : null)
    {
        WarnsAt = Fields.IsTouched(BudgetKind.WarnsAt) ? BudgetWarnings.Parse(WarnsAt) : null,
        WarnsOfPace = Fields.IsTouched(BudgetKind.WarnsOfPace) ? WarnsOfPace : null,
    };

    static string Percents(BudgetWarnings warnings) => string.Join(", ", warnings.Percents);

    Money ReadAmount(LedgerContext ledger) => AmountParser.Parse(Amount, ledger.Member.Currency, ledger.Culture);

    static Dictionary<string, string?> TextsOf(BudgetRow row, LedgerContext ledger) => new()
    {
        [BudgetKind.Amounts] = MoneyText.Editable(new Money(row.Amount, ledger.Member.Currency), ledger.Culture),
        [BudgetKind.RollsLeft] = row.RollsLeft.ToString(),
        [BudgetKind.RollsOver] = row.RollsOver.ToString(),
        [BudgetKind.WarnsAt] = Percents(row.Warnings),
        [BudgetKind.WarnsOfPace] = row.Warnings.OfPace.ToString(),
    };
}
