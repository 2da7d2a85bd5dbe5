using System.Globalization;
using FinSight.Core;
using FinSight.Core.Expenses;
using FinSight.Tests.QuickEntry;

namespace FinSight.Tests.RuleCodes;

public sealed partial class RuleCodeTests
{
    Dictionary<Rule, Func<Task>> Filter => new()
    {
        [Rules.Filter.TooLong] = () => FindAsync(new string('x', 501)),
        [Rules.Filter.NameMissing] = () => FindAsync("category:"),
        [Rules.Filter.Wordless] = () => FindAsync("☕"),
        [Rules.Filter.CategoryUnknown] = () => FindAsync("category:nonsense"),
        [Rules.Filter.TagUnknown] = () => FindAsync("tag:nonsense"),
        [Rules.Filter.PersonUnknown] = () => FindAsync("by:nobody"),
        [Rules.Filter.NoSuchDays] = () => FindAsync("2026-05..2026-03"),
        [Rules.Filter.AmountMissing] = () => FindAsync("amount:.."),
        [Rules.Filter.AmountNegated] = () => FindAsync("-amount>5"),
        [Rules.Filter.NoSuchAmounts] = () => FindAsync("amount>50 amount<10"),
    };

    static Dictionary<Rule, Func<Task>> QuickEntry => new()
    {
        [Rules.QuickEntry.LineTooLong] = () => Enter(new string('x', 501)),
        [Rules.QuickEntry.IsItTheAmount] = () => Enter("groceries 2 kg"),
        [Rules.QuickEntry.WhichIsTheAmount] = () => Enter("groceries 5 dec 31"),
        [Rules.QuickEntry.MinorOrMajorUnits] = () => Enter("groceries 50 pence"),
        [Rules.QuickEntry.WholeOrShare] = () => Enter("groceries 60 / 3"),
        [Rules.QuickEntry.OneOrAll] = () => Enter("groceries x3 12"),
        [Rules.QuickEntry.EitherAmount] = () => Enter("groceries ,5"),
        [Rules.QuickEntry.ExpenseOrRefund] = () => Enter("groceries +5000"),
        [Rules.QuickEntry.NoSuchDate] = () => Enter("groceries 12 31 jun"),
        [Rules.QuickEntry.OtherWeekday] = () => Enter("groceries 12 mon 3 nov"),
        [Rules.QuickEntry.FarAhead] = () => Enter("groceries 12 24.12.2030"),
    };

    /// <summary>What is unclear about a filter is told and not thrown.</summary>
    async Task FindAsync(string typed)
    {
        var parsed = new FilterTextParser(Mara.Currency, CultureInfo.GetCultureInfo("en-GB")).Parse(typed);
        var view = await Get<ExpenseSearchService>().PageAsync(Mara, new ExpenseListRequest(parsed.Filter));
        foreach (var problem in parsed.Problems.Concat(view.Problems)) throw new RuleException(problem.Rule);
    }

    /// <summary>What is unclear about a line is told and not thrown.</summary>
    static Task Enter(string line) => throw new RuleException(Entry.Read(line).Problems[0].Rule);
}
