namespace FinSight.Core.Budgets;

/// <summary>How often a budget begins anew. The numbers stand in databases out there.</summary>
public enum BudgetCycleKind
{
    /// <summary>The ledger's months, from its first day on.</summary>
    Month = 1,
    Week = 2,
    TwoWeeks = 3,
    FourWeeks = 4,

    /// <summary>Three of the ledger's months, from that of January, April, July or October.</summary>
    Quarter = 5,

    /// <summary>Twelve of the ledger's months, from that of January.</summary>
    Year = 6,
}

static class BudgetCycleKindExtensions
{
    /// <summary>Weeks of one period; 0 where it is made of months.</summary>
    public static int Weeks(this BudgetCycleKind cycle) => cycle switch
    {
        BudgetCycleKind.Week => 1,
        BudgetCycleKind.TwoWeeks => 2,
        BudgetCycleKind.FourWeeks => 4,
        _ => 0,
    };

    /// <summary>Months of one period.</summary>
    public static int Months(this BudgetCycleKind cycle) => cycle switch
    {
        BudgetCycleKind.Quarter => 3,
        BudgetCycleKind.Year => 12,
        _ => 1,
    };
}
