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
public sealed class BudgetFormModel
{
    /// <summary>The fields of the log, by the names of the form's controls.</summary>
    public static readonly IReadOnlyDictionary<string, string> LogNames =
        new Dictionary<string, string> { ["amount"] = BudgetLogDefinition.Amounts };

    /// <summary>Each field beside what others make of it meanwhile.</summary>
    public FormMergeState Fields { get; } = new();

    /// <summary>Empty for the whole ledger.</summary>
    public string? CategoryId { get; set; } = "";

    public BudgetCycleKind Cycle { get; set; } = BudgetCycleKind.Month;

    /// <summary>ISO 8601: a day on which periods of weeks begin.</summary>
    public string? StartsOn { get; set; }

    public string? Amount
    {
        get => Fields[BudgetLogDefinition.Amounts];
        set => Fields[BudgetLogDefinition.Amounts] = value;
    }

    public bool RollsLeft
    {
        get => Fields[BudgetLogDefinition.RollsLeft] == bool.TrueString;
        set => Fields[BudgetLogDefinition.RollsLeft] = value.ToString();
    }

    public bool RollsOver
    {
        get => Fields[BudgetLogDefinition.RollsOver] == bool.TrueString;
        set => Fields[BudgetLogDefinition.RollsOver] = value.ToString();
    }

    /// <summary>Percents with commas between.</summary>
    public string? WarnsAt
    {
        get => Fields[BudgetLogDefinition.WarnsAt];
        set => Fields[BudgetLogDefinition.WarnsAt] = value;
    }

    public bool WarnsOfPace
    {
        get => Fields[BudgetLogDefinition.WarnsOfPace] == bool.TrueString;
        set => Fields[BudgetLogDefinition.WarnsOfPace] = value.ToString();
    }

    /// <summary>Something is being done with the row.</summary>
    public bool IsBusy { get; set; }

    public bool IsOfWeeks => Cycle is BudgetCycleKind.Week or BudgetCycleKind.TwoWeeks or BudgetCycleKind.FourWeeks;

    public static BudgetFormModel New(DateOnly today, CultureInfo culture)
    {
        var since = ((int)today.DayOfWeek - (int)culture.DateTimeFormat.FirstDayOfWeek + 7) % 7;
        return new BudgetFormModel
        {
            StartsOn = today.AddDays(-since).ToString("O", CultureInfo.InvariantCulture),
            WarnsAt = Percents(BudgetWarningSettings.Usual),
            WarnsOfPace = BudgetWarningSettings.Usual.OfPace,
        };
    }

    public static BudgetFormModel Of(BudgetDetails row, LedgerContext ledger)
    {
        var entry = new BudgetFormModel { CategoryId = row.CategoryId?.ToString() ?? "", Cycle = row.Cycle };
        entry.Fields.Begin(row.Version, TextsOf(row, ledger));
        return entry;
    }

    /// <summary>Takes in what others have made of the row.</summary>
    /// <param name="by">Who last changed which field.</param>
    public void Meet(BudgetDetails row, IReadOnlyDictionary<string, ChangeAuthor> by, LedgerContext ledger) =>
        Fields.Meet(row.Version, TextsOf(row, ledger), by);

    /// <exception cref="RuleException">A field breaks a rule.</exception>
    public BudgetInput Read(LedgerContext ledger) => new(
        Guid.TryParse(CategoryId, out var id) ? id : null, ReadAmount(ledger), Cycle,
        IsOfWeeks
            && DateOnly.TryParseExact(StartsOn, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : null,
        RollsLeft, RollsOver)
    { Warnings = new(BudgetWarningSettings.Parse(WarnsAt), WarnsOfPace) };

    /// <summary>What was typed at; what nobody touched is left as it is.</summary>
    /// <exception cref="RuleException">The amount breaks a rule.</exception>
    public BudgetEdit ReadEdit(LedgerContext ledger) => new(
        Fields.IsTouched(BudgetLogDefinition.Amounts) ? ReadAmount(ledger) : null,
        Fields.IsTouched(BudgetLogDefinition.RollsLeft) ? RollsLeft : null,
        Fields.IsTouched(BudgetLogDefinition.RollsOver) ? RollsOver : null)
    {
        WarnsAt = Fields.IsTouched(BudgetLogDefinition.WarnsAt) ? BudgetWarningSettings.Parse(WarnsAt) : null,
        WarnsOfPace = Fields.IsTouched(BudgetLogDefinition.WarnsOfPace) ? WarnsOfPace : null,
    };

    static string Percents(BudgetWarningSettings warnings) => string.Join(", ", warnings.Percents);

    Money ReadAmount(LedgerContext ledger) => AmountParser.Parse(Amount, ledger.Member.Currency, ledger.Culture);

    static Dictionary<string, string?> TextsOf(BudgetDetails row, LedgerContext ledger) => new()
    {
        [BudgetLogDefinition.Amounts] =
            MoneyText.Editable(new Money(row.Amount, ledger.Member.Currency), ledger.Culture),
        [BudgetLogDefinition.RollsLeft] = row.RollsLeft.ToString(),
        [BudgetLogDefinition.RollsOver] = row.RollsOver.ToString(),
        [BudgetLogDefinition.WarnsAt] = Percents(row.Warnings),
        [BudgetLogDefinition.WarnsOfPace] = row.Warnings.OfPace.ToString(),
    };
}
