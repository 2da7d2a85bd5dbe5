namespace FinSight.Core.Demo;

/// <summary>Twelve months of sample expenses, up to a day: always the same ones for the same days.</summary>
static class DemoExpenseGenerator
{
    const int Months = 12;
    const uint SmallestCoin = 5; // Swiss prices end in 0 or 5.

    public const int MonthsOfBudgets = 6;

    /// <summary>By the English names of starter categories; hundredths of a unit a month.</summary>
    public static IReadOnlyList<(string Category, long Cents)> Budgets { get; } =
        [("Groceries", 110_000), ("Eating out", 50_000), ("Transport", 30_000), ("Leisure", 20_000)];

    /// <summary>The keys under which translations of the titles are found.</summary>
    public static IEnumerable<string> Titles => DemoHabits.All.Select(habit => habit.Title).Distinct();

    /// <summary>Who sells it where one pays in euros; null where it is called the same.</summary>
    public static string? Shop(string title, Currency currency) => currency.Code != "EUR" ? null : title switch
    {
        "Coop" => "Edeka",
        "Migros" => "Rewe",
        "Cleaning supplies" => "dm",
        _ => null,
    };

    /// <summary>Oldest first.</summary>
    public static IEnumerable<DemoExpense> Until(DateOnly today)
    {
        var first = new DateOnly(today.Year, today.Month, 1).AddMonths(1 - Months);
        return
            from day in Enumerable.Range(0, today.DayNumber - first.DayNumber + 1).Select(first.AddDays)
            from habit in DemoHabits.All
            where habit.IsDue(day)
            select new DemoExpense(day, habit.Title, habit.Category, Cents(habit, day));
    }

    static long Cents(DemoHabit habit, DateOnly day)
    {
        var steps = (uint)((habit.Highest - habit.Lowest) / SmallestCoin) + 1;
        return habit.Lowest + Scatter(day, habit.Title) % steps * SmallestCoin;
    }

    // FNV-1a: looks like chance, and is the same on every machine.
    static uint Scatter(DateOnly day, string title)
    {
        var hash = 2166136261u;
        foreach (var letter in $"{day.DayNumber} {title}") hash = (hash ^ letter) * 16777619u;
        return hash ^ hash >> 15;
    }
}
