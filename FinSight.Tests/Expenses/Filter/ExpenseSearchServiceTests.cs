using FinSight.Core;
using FinSight.Core.Expenses;
using FinSight.Core.Ledgers;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Tests.Expenses.Filter;

/// <summary>Random filters over random rows, against the same done in memory.</summary>
public sealed class ExpenseSearchServiceTests : ServiceTestBase
{
    static readonly string[] Titles =
        ["Train to Zürich", "Train ticket", "Café crème", "cafe", "Ticket for the train", "Tickets", "Half-fare 2026"];
    static readonly string[] Notes = ["with the Bern team", "train ticket, return", "É"];
    static readonly string[] Categories = ["Groceries", "Home", "Travel", "Eating out"];
    static readonly string[] Tags = ["work", "trip", "Datenight"];
    static readonly DateOnly Middle = new(2026, 5, 15);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task What_is_found_is_what_a_walk_over_all_expenses_finds(int seed)
    {
        var random = new Random(seed);
        var rows = await FillAsync(random);
        for (var i = 0; i < 60; i++)
        {
            // Few rows are gathered, many walked past; what is found must not depend on it.
            _finder = new ExpenseSearchService(House.Contexts)
            {
                Few = random.Next(3) * random.Next(60),
                Nearby = random.Next(1, 300),
            };
            await AssertSameAsync(rows, Any(random), (ExpenseSort)random.Next(4));
        }
    }

    [Fact]
    public async Task An_unknown_name_is_told_and_hides_nothing()
    {
        var rows = await FillAsync(new Random(4));
        var filter = new ExpenseFilter
        {
            Terms =
            [
                new(FilterKind.Category, "Nonsense"), new(FilterKind.By, "Nobody", Not: true),
                new(FilterKind.Word, "train"),
            ],
        };
        var view = await Finder.PageAsync(Mara, new ExpenseListRequest(filter));
        Assert.Equal(
            ["There is no category Nonsense.", "Nobody here is called Nobody."], view.Problems.Select(p => p.Said()));
        Assert.Equal(rows.Count(row => row.Meets(filter with { Terms = [filter.Terms[2]] })),
            (await Finder.TotalsAsync(Mara, filter)).Count);
    }

    [Fact]
    public async Task A_name_may_be_cut_short_unless_somebody_has_it_whole()
    {
        await FillAsync(new Random(5));
        Assert.Equal(await CountAsync("Eating out"), await CountAsync("eat"));
        await House.Get<Core.Categories.CategoryService>().AddAsync(Mara, new("Eat", "🍜", "eating"));
        Assert.Equal(0, await CountAsync("eat"));

        async Task<long> CountAsync(string category) =>
            (await Finder.TotalsAsync(Mara, new ExpenseFilter().With(FilterKind.Category, category))).Count;
    }

    [Fact]
    public async Task A_category_holds_what_its_subcategories_hold()
    {
        var home = await House.CategoryAsync(Mara, "Home");
        await using (var db = await House.Contexts.CreateDbContextAsync())
        {
            var rent = db.WriteAs(Mara).Categories.Single(c => c.LedgerId == Mara.LedgerId && c.Name == "Utilities");
            db.Entry(rent).Property(c => c.ParentId).CurrentValue = home.Id;
            await db.SaveChangesAsync();
        }
        foreach (var category in new[] { "Home", "Utilities", "Travel" })
            await House.Expenses.AddAsync(
                Mara, Guid.CreateVersion7(), await House.FieldsAsync(Mara, category, 100, category));

        Assert.Equal(["Utilities", "Home"], await TitlesAsync(new ExpenseFilter().With(FilterKind.Category, "home")));
        Assert.Equal(["Travel"], await TitlesAsync(new() { Terms = [new(FilterKind.Category, "home", Not: true)] }));
    }

    [Fact]
    public async Task Deleted_expenses_and_those_of_other_ledgers_are_not_found()
    {
        var jonas = await House.MoveInAsync("Jonas");
        await House.Expenses.AddAsync(jonas, Guid.CreateVersion7(), await House.FieldsAsync(jonas, "Coffee"));
        var row = await House.Expenses.AddAsync(Mara, Guid.CreateVersion7(), await House.FieldsAsync(Mara, "Coffee"));
        await House.Get<ExpenseBulkService>().TagAsync(Mara, ExpenseSelection.Of(row.Row.Id), ["work"]);
        await House.Expenses.DeleteAsync(Mara, row.Row.Id);
        foreach (var typed in new[] { "", "coffee", "tag:work", "amount>1", "amount>1 coffee -tag:nothing" })
            Assert.Empty(await TitlesAsync(new FilterTextParser(Mara.Currency, Culture).Parse(typed).Filter));
    }

    static readonly System.Globalization.CultureInfo Culture = System.Globalization.CultureInfo.GetCultureInfo("en-GB");

    ExpenseSearchService? _finder;

    ExpenseSearchService Finder => _finder ?? House.Get<ExpenseSearchService>();

    async Task<IEnumerable<string>> TitlesAsync(ExpenseFilter filter) =>
        (await Finder.PageAsync(Mara, new ExpenseListRequest(filter))).Page.Rows.Select(row => row.Title);

    async Task AssertSameAsync(List<ModelRow> all, ExpenseFilter filter, ExpenseSort sort)
    {
        // The list of rows is in the order of arrival.
        var met = all.Select((row, seq) => (Row: row, Seq: seq)).Where(r => r.Row.Meets(filter)).ToList();
        var sorted = (sort switch
        {
            ExpenseSort.Newest => met.OrderByDescending(r => r.Row.Date).ThenByDescending(r => r.Seq),
            ExpenseSort.Oldest => met.OrderBy(r => r.Row.Date).ThenBy(r => r.Seq),
            ExpenseSort.Largest => met.OrderByDescending(r => r.Row.Amount).ThenByDescending(r => r.Seq),
            _ => met.OrderBy(r => r.Row.Amount).ThenBy(r => r.Seq),
        }).Select(r => r.Row).ToList();

        var text = new FilterTextParser(Mara.Currency, Culture).Write(filter);
        var found = new List<ExpenseRow>();
        ExpensePage page;
        ExpenseCursor? after = null, before = null;
        do
        {
            page = (await Finder.PageAsync(Mara, new ExpenseListRequest(filter, sort, after))).Page;
            if (after is not null)
                Assert.Equal(before, await Finder.BeforeAsync(Mara, new ExpenseListRequest(filter, sort, after)));
            found.AddRange(page.Rows);
            foreach (var (day, total) in page.DayTotals)
                Assert.Equal(met.Where(r => r.Row.Date == day).Sum(r => r.Row.Amount), total);
            (before, after) = (after, page.Next);
        }
        while (after is not null);
        Assert.True(
            sorted.Select(r => (r.Title, r.Amount, r.Date))
                .SequenceEqual(found.Select(r => (r.Title, r.Amount, r.Date))),
            $"{text} by {sort}");

        var totals = await Finder.TotalsAsync(Mara, filter);
        Assert.Equal((text, met.Count, met.Sum(r => r.Row.Amount)), (text, (int)totals.Count, totals.Amount));
        Assert.Equal(
            met.Count == 0 ? 0 : (long)Math.Round((decimal)totals.Amount / met.Count, MidpointRounding.AwayFromZero),
            totals.Average);
    }

    async Task<List<ModelRow>> FillAsync(Random random)
    {
        var members = new Dictionary<string, Member>
        {
            ["Mara"] = Mara,
            ["Jonas"] = await House.JoinAsync(Mara, "Jonas"),
        };
        await using var db = await House.Contexts.CreateDbContextAsync();
        var names = await db.Users.ToDictionaryAsync(u => u.Id, u => u.DisplayName);
        var rows = new List<ModelRow>();
        for (var i = 0; i < 260; i++)
        {
            var by = members[random.Next(4) == 0 ? "Jonas" : "Mara"];
            var row = new ModelRow(
                Titles[random.Next(Titles.Length)], random.Next(3) == 0 ? Notes[random.Next(Notes.Length)] : null,
                random.NextInt64(-2_000, 10_000) | 1, Categories[random.Next(Categories.Length)],
                Middle.AddDays(random.Next(-90, 90)), names[by.UserId],
                [.. Tags.Where(_ => random.Next(4) == 0)]);
            var fields = await House.FieldsAsync(by, row.Title, row.Amount, row.Category);
            var added = await House.Expenses.AddAsync(
                by, Guid.CreateVersion7(), fields with { Date = row.Date, Note = row.Note });
            if (row.Tags.Length > 0)
                await House.Get<ExpenseBulkService>().TagAsync(Mara, ExpenseSelection.Of(added.Row.Id), row.Tags);
            rows.Add(row);
        }
        _people = [.. names.Values];
        return rows;
    }

    string[] _people = [];

    ExpenseFilter Any(Random random)
    {
        var filter = new ExpenseFilter();
        if (random.Next(3) == 0) filter = filter with { From = Middle.AddDays(random.Next(-90, 60)) };
        if (random.Next(3) == 0) filter = filter with { To = (filter.From ?? Middle).AddDays(random.Next(0, 60)) };
        if (random.Next(4) == 0) filter = filter with { Least = new(random.Next(-1_000, 5_000), random.Next(2) == 0) };
        if (random.Next(4) == 0)
            filter =
                filter with { Most = new((filter.Least?.Minor ?? 0) + random.Next(0, 5_000), random.Next(2) == 0) };
        string[] words = ["train", "tick", "cafe", "zurich", "2026", "nothing"];
        string[] phrases = ["train ticket", "Café crème", "half fare", "e"];
        return filter with
        {
            Terms =
            [
                .. Some(FilterKind.Category, Categories, false), .. Some(FilterKind.Tag, Tags, false),
                .. Some(FilterKind.By, _people, false), .. Some(FilterKind.Word, words, false), .. Some(
                    FilterKind.Word, phrases, true),
            ],
        };

        IEnumerable<FilterTerm> Some(FilterKind kind, string[] texts, bool isPhrase) =>
            Enumerable.Range(0, Math.Max(0, random.Next(-3, 3)))
            .Select(_ => new FilterTerm(kind, texts[random.Next(texts.Length)], random.Next(3) == 0, isPhrase))
            .Distinct();
    }
}
