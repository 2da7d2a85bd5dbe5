namespace FinSight.Core.Demo;

/// <summary>A sample expense.</summary>
/// <param name="Title">In English; also the key of its translations.</param>
/// <param name="Category">The English name of a starter category.</param>
/// <param name="Cents">Hundredths of a unit; negative for a refund.</param>
sealed record DemoExpense(DateOnly Date, string Title, string Category, long Cents);

/// <summary>Something that is paid for again and again.</summary>
/// <param name="Lowest">Hundredths of a unit.</param>
/// <param name="Highest">Hundredths of a unit; the amounts of one habit lie between the two.</param>
/// <param name="IsDue">Whether a day has one.</param>
sealed record DemoHabit(string Title, string Category, long Lowest, long Highest, Func<DateOnly, bool> IsDue);
