using FinSight.Core.Categories;
using FinSight.Core.Ledgers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FinSight.Core.Budgets;

/// <summary>What may be spent per period, in a category and those below it, or in the whole ledger.</summary>
public sealed class Budget : ILedgerEntity
{
    internal const int MaxAmounts = DatedBudgetAmounts.Most * 40;

    Budget() { }

    internal Budget(
        Guid ledgerId, Guid? categoryId, BudgetDefinition definition, BudgetWarningSettings warnings, Currency currency)
    {
        (Id, LedgerId, CategoryId) = (Guid.CreateVersion7(), ledgerId, categoryId);
        (Cycle, StartsOn) = (definition.Cycle, definition.StartsOn);
        Become(definition, currency);
        Become(warnings);
    }

    public Guid LedgerId { get; private set; }

    public Guid Id { get; private set; }

    /// <summary>Null for the whole ledger.</summary>
    public Guid? CategoryId { get; private set; }

    public BudgetCycleKind Cycle { get; private set; }

    public DateOnly StartsOn { get; private set; }

    public DateOnly? EndsOn { get; private set; }

    /// <summary>As <see cref="DatedBudgetAmounts"/> writes them.</summary>
    public string Amounts { get; private set; } = "";

    public bool RollsLeft { get; private set; }

    public bool RollsOver { get; private set; }

    /// <summary>As <see cref="PausedDateRangeSet"/> writes them; null where there are none.</summary>
    public string? Pauses { get; private set; }

    /// <summary>As <see cref="BudgetWarningSettings"/> writes them.</summary>
    public string WarnsAt { get; private set; } = "";

    public bool WarnsOfPace { get; private set; }

    public long Version { get; private set; } = 1;

    internal BudgetWarningSettings Warnings => new(BudgetWarningSettings.Read(WarnsAt), WarnsOfPace);

    internal BudgetDefinition Definition(Currency currency) =>
        new(Cycle, StartsOn, EndsOn, DatedBudgetAmounts.Read(Amounts, currency), RollsLeft, RollsOver)
        {
            Pauses = PausedDateRangeSet.Read(Pauses)
        };

    /// <summary>All but how often it begins anew.</summary>
    internal void Become(BudgetDefinition definition, Currency currency)
    {
        (StartsOn, EndsOn) = (definition.StartsOn, definition.EndsOn);
        (RollsLeft, RollsOver) = (definition.RollsLeft, definition.RollsOver);
        (Amounts, Pauses) = (definition.Amounts.Write(currency), definition.Pauses.Write());
    }

    internal void Become(BudgetWarningSettings warnings) =>
        (WarnsAt, WarnsOfPace) = (warnings.Write(), warnings.OfPace);

    internal void Become(Budget typed)
    {
        (Amounts, RollsLeft, RollsOver, Pauses) = (typed.Amounts, typed.RollsLeft, typed.RollsOver, typed.Pauses);
        (WarnsAt, WarnsOfPace) = (typed.WarnsAt, typed.WarnsOfPace);
    }

    internal void KeepAmountsOf(Budget other) => Amounts = other.Amounts;

    internal void Pause(PausedDateRangeSet pauses) => Pauses = pauses.Write();

    internal void EndOn(DateOnly day) => EndsOn = EndsOn < day ? EndsOn : day;

    internal void MoveTo(Guid categoryId) => CategoryId = categoryId;
}

sealed class BudgetConfiguration : IEntityTypeConfiguration<Budget>
{
    public void Configure(EntityTypeBuilder<Budget> budget)
    {
        budget.ToTable("Budgets", table =>
        {
            table.HasCheckConstraint("CK_Budgets_Cycle", "typeof(Cycle) = 'integer' AND Cycle BETWEEN 1 AND 6");
            table.HasCheckConstraint("CK_Budgets_Days", "EndsOn IS NULL OR EndsOn >= StartsOn");
            table.HasCheckConstraint("CK_Budgets_Amounts", $"length(Amounts) BETWEEN 1 AND {Budget.MaxAmounts}");
            table.HasCheckConstraint("CK_Budgets_Rolls", "RollsLeft IN (0, 1) AND RollsOver IN (0, 1)");
        });
        budget.HasKey(b => new { b.LedgerId, b.Id });
        budget.HasOne<Ledger>().WithMany().HasForeignKey(b => b.LedgerId).OnDelete(DeleteBehavior.Cascade);
        budget.HasOne<Category>().WithMany()
            .HasForeignKey(b => new { b.LedgerId, b.CategoryId })
            .OnDelete(DeleteBehavior.Restrict);
        budget.Property(b => b.Amounts).HasMaxLength(Budget.MaxAmounts);
        budget.Property(b => b.Pauses).HasMaxLength(PausedDateRangeSet.MaxText);
        budget.Property(b => b.WarnsAt).HasMaxLength(BudgetWarningSettings.MaxText);
        budget.Property(b => b.Version).IsConcurrencyToken();
    }
}
