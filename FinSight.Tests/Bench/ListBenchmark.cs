using System.Globalization;
using FinSight.Core.Expenses;

namespace FinSight.Tests.Bench;

/// <summary>A page of the filtered history and what all its pages come to, each as one service call.</summary>
static class ListBenchmark
{
    const int WarmUp = 20;

    static readonly (string Name, string Filter, ExpenseSort Sort, int Target)[] Pages =
    [
        ("no filter", "", ExpenseSort.Newest, 20),
        ("no filter, largest first", "", ExpenseSort.Largest, 20),
        ("a category", "category:home", ExpenseSort.Newest, 20),
        ("two categories", "category:home category:gifts", ExpenseSort.Newest, 20),
        ("all but a category", "-category:groceries", ExpenseSort.Newest, 20),
        ("a tag", "tag:work", ExpenseSort.Newest, 20),
        ("a tag and a category", "tag:work category:gifts", ExpenseSort.Newest, 20),
        ("all but a tag", "-tag:work", ExpenseSort.Newest, 20),
        ("a range of days", "2021-03..2021-05", ExpenseSort.Newest, 20),
        ("a quarter of the amounts", "amount>150", ExpenseSort.Newest, 20),
        ("one amount in two thousand", "amount>199.90", ExpenseSort.Newest, 20),
        ("amount, category, days, smallest first", "amount>150 category:home 2021", ExpenseSort.Smallest, 20),
        ("a rare word", "177", ExpenseSort.Newest, 50),
        ("a rare phrase", "\"expense 177\"", ExpenseSort.Newest, 50),
        ("a word in every row", "expense", ExpenseSort.Newest, 50),
        ("a frequent word and a tag", "exp tag:work", ExpenseSort.Newest, 50),
        ("a frequent word in old days", "expense 2018", ExpenseSort.Newest, 50),
        ("without a frequent word", "-17 category:home", ExpenseSort.Newest, 50),
    ];

    static readonly (string Name, string Filter)[] Totals =
    [
        ("days and a category", "category:home 2021..2025"),
        ("a tag", "tag:work"),
        ("a quarter of the amounts", "amount>150"),
        ("amounts of a category", "amount>50 category:groceries"),
        ("a rare word", "177"),
        ("a frequent word", "1"),
    ];

    public static async IAsyncEnumerable<Figure> MeasureAsync(int scale)
    {
        foreach (var (expenses, size) in new[] { (1_000, "1 thousand"), (1_000_000, "1 million") })
        {
            await using var ledger = await BenchLedger.OpenAsync(expenses);
            var (finder, member) = (ledger.House.Get<ExpenseSearchService>(), ledger.Member);
            foreach (var (name, filter, sort, target) in Pages)
            {
                var query = new ExpenseListRequest(Read(filter), sort);
                yield return Figure.Percentile($"list: {name}, {size}",
                    await MeasureAsync(scale, () => finder.PageAsync(member, query)), 0.95, target, "");
            }
            foreach (var (name, filter) in Totals)
            {
                yield return Figure.Percentile($"sum: {name}, {size}",
                    await MeasureAsync(scale, () => finder.TotalsAsync(member, Read(filter))), 0.95, 150, "");
            }

            ExpenseFilter Read(string filter) =>
                new FilterTextParser(member.Currency, CultureInfo.GetCultureInfo("en-GB")).Parse(filter).Filter;
        }
    }

    static async Task<TimingSamples> MeasureAsync(int scale, Func<Task> work)
    {
        await new TimingSamples().MeasureAsync(WarmUp, work);
        var samples = new TimingSamples();
        await samples.MeasureAsync(scale * 20, work);
        return samples;
    }
}
