using static System.DayOfWeek;

namespace FinSight.Core.Demo;

/// <summary>What a household of four in a Swiss town might spend money on.</summary>
static class DemoHabits
{
    const string Groceries = "Groceries", Eating = "Eating out", Transport = "Transport", Home = "Home",
        Utilities = "Utilities", Health = "Health", Shopping = "Shopping", Leisure = "Leisure", Kids = "Kids",
        Travel = "Travel", Gifts = "Gifts", Other = "Other";

    public static IReadOnlyList<DemoHabit> All { get; } =
    [
        new("Rent", Home, 198_000, 198_000, d => d.Day == 1),
        new("Cleaning supplies", Home, 1_200, 3_400, d => d.Day == 17),
        new("Household insurance", Home, 28_420, 28_420, Yearly(2, 10)),
        new("Plants for the balcony", Home, 4_500, 9_800, d => d is { Month: 4 or 5, Day: 20 }),
        new("Electricity", Utilities, 14_500, 21_900, d => d is { Month: 1 or 4 or 7 or 10, Day: 12 }),
        new("Internet", Utilities, 5_490, 5_490, d => d.Day == 7),
        new("Mobile phones", Utilities, 5_800, 6_400, d => d.Day == 5),
        new("Broadcasting fee", Utilities, 33_500, 33_500, Yearly(9, 14)),
        new("Health insurance", Health, 78_940, 78_940, d => d.Day == 2),
        new("Pharmacy", Health, 890, 4_650, d => d.Day is 9 or 23),
        new("Dentist", Health, 16_500, 24_000, d => d is { Month: 3 or 9, Day: 18 }),
        new("Coop", Groceries, 2_800, 8_900, d => d.DayOfWeek is Monday or Thursday),
        new("Migros", Groceries, 3_600, 11_400, d => d.DayOfWeek is Wednesday or Saturday),
        new("Farmers' market", Groceries, 1_800, 4_400, d => d.DayOfWeek is Saturday && d.Day <= 21),
        new("Bakery", Groceries, 680, 1_690, d => d.DayOfWeek is Sunday),
        new("Lunch at work", Eating, 1_450, 2_350, d => d.DayOfWeek is Tuesday or Thursday && !IsHoliday(d)),
        new("Coffee", Eating, 450, 1_120, d => d.DayOfWeek is Friday),
        new("Pizza with friends", Eating, 6_400, 9_800, d => d.DayOfWeek is Friday && d.Day is > 7 and <= 14),
        new("Dinner for two", Eating, 9_500, 15_800, d => d.DayOfWeek is Saturday && d.Day > 21 && d.Day <= 28),
        new("Train ticket", Transport, 1_180, 4_600, d => d.DayOfWeek is Tuesday && d.Day % 2 == 0),
        new("Bus tickets", Transport, 460, 920, d => d.DayOfWeek is Monday && d.Day % 2 == 0),
        new("Car sharing", Transport, 3_850, 9_250, d => d.DayOfWeek is Sunday && d.Day is > 14 and <= 21),
        new("Railcards", Transport, 34_000, 34_000, Yearly(3, 4)),
        new("Bicycle repair", Transport, 6_500, 12_800, d => d is { Month: 4 or 10, Day: 8 }),
        new("Clothes", Shopping, 4_990, 16_900, d => d.Day == 13),
        new("Books", Shopping, 1_890, 5_480, d => d.Day == 27),
        new("Shoes", Shopping, 11_900, 15_900, d => d is { Month: 3 or 9, Day: 6 }),
        new("Returned shoes", Shopping, -11_900, -11_900, d => d is { Month: 9, Day: 15 }),
        new("Music streaming", Leisure, 1_595, 1_595, d => d.Day == 15),
        new("Cinema", Leisure, 3_800, 5_700, d => d.DayOfWeek is Saturday && d.Day is > 7 and <= 14 && !IsHoliday(d)),
        new(
            "Swimming pool", Leisure, 1_600, 2_400,
            d => d.DayOfWeek is Sunday && (d.Month is 6 or 7 or 8 || d.Day <= 7)),
        new("Museum", Leisure, 2_400, 4_200, d => d.DayOfWeek is Sunday && d.Day > 21 && d.Day <= 28),
        new("Daycare", Kids, 64_000, 64_000, d => d.Day == 3),
        new("Football club", Kids, 18_000, 18_000, d => d is { Month: 2 or 8, Day: 22 }),
        new("Toys", Kids, 1_990, 4_900, d => d.Day == 21),
        new("Pocket money", Kids, 2_000, 2_000, d => d.Day == 28),
        new("Ski weekend", Travel, 48_000, 56_000, Yearly(2, 8)),
        new("Holiday flat in Ticino", Travel, 124_000, 124_000, Yearly(6, 25)),
        new("Train to Lugano", Travel, 13_200, 13_200, Yearly(7, 18)),
        new(
            "Ice cream by the lake", Travel, 1_400, 2_800,
            d => d.Month == 7 && d.Day is > 18 and < 31 && d.Day % 3 == 0),
        new("Hotel in Milan", Travel, 38_600, 38_600, Yearly(10, 11)),
        new("Birthday present", Gifts, 3_500, 8_900, d => d is { Month: 1 or 3 or 5 or 8 or 11, Day: 16 }),
        new("Christmas presents", Gifts, 18_000, 26_000, d => d is { Month: 12, Day: 12 or 19 }),
        new("Haircut", Other, 6_800, 8_900, d => d.DayNumber % 42 == 0),
        new("Donation", Other, 15_000, 15_000, Yearly(12, 5)),
    ];

    static Func<DateOnly, bool> Yearly(int month, int day) => d => d.Month == month && d.Day == day;

    static bool IsHoliday(DateOnly d) => d.Month == 7 && d.Day > 17 || d.Month == 12 && d.Day > 23;
}
