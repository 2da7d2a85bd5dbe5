using System.Globalization;
using System.Text;
using System.Text.Json;
using FinSight.Core;
using FinSight.Core.Categories;
using FinSight.Core.Expenses;
using FinSight.Core.Export;
using FinSight.Core.Ledgers;
using FinSight.Core.Security;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Tests.Export;

/// <summary>What is exported and read back is what is in the ledger.</summary>
public sealed class ExpenseExportServiceTests : ServiceTestBase
{
    static readonly string[] Texts =
    [
        "Tea", "=HYPERLINK(\"http://x\",\"y\")", "+41 44 123", "-5 off", "@home", "'=1", "one, two; three",
        "say \"cheese\"", "قهوة عربية",
        "Pizza 🍕👩‍👩‍👧", "𝔄𠮷", "a\u00A0b", "ＳＵＭ", "＝1", "#N/A", "NULL", "1e5", "0001",
    ];

    [Theory]
    [InlineData(1, "en-US")]
    [InlineData(2, "de-DE")]
    [InlineData(3, "sv-SE")]
    public async Task Each_format_gives_back_what_was_entered(int seed, string culture)
    {
        var entered = await FillAsync(new Random(seed));
        var style = CsvOptions.Of(CultureInfo.GetCultureInfo(culture));

        var csv = CsvReading.Read(
            await WriteAsync(new(ExpenseFilter.Everything, ExpenseSort.Oldest, Csv: style)), style.Separator);
        var json = Json(await WriteAsync(new(ExpenseFilter.Everything, ExpenseSort.Oldest, ExportFormat.JsonLines)));

        Assert.Equal(entered.Count, csv.Count);
        Assert.Equal(entered.Count, json.Count);
        foreach (var ((row, i), (line, told)) in entered.Select((row, i) => (row, i)).Zip(csv.Zip(json)))
        {
            var left = entered.Count - 1 - i;
            Assert.Equal(
                (row.Id.ToString(), Iso(row.Date), row.Title, row.Note ?? "", string.Join(' ', row.Tags), row.By,
                    $"{left}"),
                (line["id"], line["date"], line["title"], line["note"], line["tags"], line["by"], line["left"]));
            Assert.Equal(row.Amount, Minor(line["amount"].Replace(style.Point, '.')));
            Assert.Equal(["Home / garden", "Rent/lease"], CategoryPathFormatter.Split(line["category"]));
            Assert.Equal(
                (row.Id, Iso(row.Date), row.Title, row.Note, row.By, row.CreatedBy, row.CategoryId, row.Version, left),
                (told.GetProperty("id").GetGuid(), Said(told, "date"), Said(told, "title"), Said(told, "note"),
                 Said(told, "by"), told.GetProperty("byId").GetGuid(), told.GetProperty("categoryId").GetGuid(),
                 told.GetProperty("version").GetInt64(),
                 told.GetProperty("left").GetInt32()));
            Assert.Equal((row.Amount, "CHF"), (Minor(Said(told, "amount")!), Said(told, "currency")));
            Assert.Equal(row.Tags, List(told, "tags"));
            Assert.Equal(["Home / garden", "Rent/lease"], List(told, "category"));
            Assert.Equal(row.CreatedAt, told.GetProperty("added").GetDateTime());
            Assert.Equal(Said(told, "added"), line["added"]);
        }
    }

    [Fact]
    public async Task The_order_and_the_filter_are_those_of_the_page()
    {
        await FillAsync(new Random(4));
        var filters = new[]
        {
            ExpenseFilter.Everything, ExpenseFilter.Everything with { Least = new(0, true) },
            ExpenseFilter.Everything.With(FilterKind.Tag, "work"),
            ExpenseFilter.Everything.With(FilterKind.Word, "pizza"),
        };
        foreach (var filter in filters)
            foreach (var sort in Enum.GetValues<ExpenseSort>())
            {
                var shown = await House.Get<ExpenseSearchService>()
                    .PageAsync(Mara, new ExpenseListRequest(filter, sort));
                var lines = Json(await WriteAsync(new(filter, sort, ExportFormat.JsonLines)));
                Assert.Equal(
                    shown.Page.Rows.Select(row => row.Id),
                    lines.Take(ExpensePage.Size).Select(line => line.GetProperty("id").GetGuid()));
                Assert.Equal((await House.Get<ExpenseSearchService>().TotalsAsync(Mara, filter)).Count, lines.Count);
            }
    }

    [Fact]
    public async Task Nothing_that_is_text_runs_in_a_spreadsheet_and_amounts_stay_numbers()
    {
        foreach (var title in Texts) await SpendAsync(title, minor: -450);
        var text = await WriteAsync(new(ExpenseFilter.Everything));
        Assert.DoesNotContain(",=", text, StringComparison.Ordinal);
        Assert.DoesNotContain("\"=", text, StringComparison.Ordinal);
        Assert.Equal(Texts.Length, text.Split(",-4.50,").Length - 1);
    }

    [Fact]
    public async Task No_expense_is_a_file_with_its_heads_and_a_mark_comes_first_where_it_is_asked_for()
    {
        const string heads = "date,title,amount,currency,category,tags,note,by,added,id,left\r\n";
        Assert.Equal(heads, await WriteAsync(new(ExpenseFilter.Everything)));
        Assert.Equal("", await WriteAsync(new(ExpenseFilter.Everything, Format: ExportFormat.JsonLines)));
        Assert.Equal(
            "\uFEFF" + heads,
            await WriteAsync(new(ExpenseFilter.Everything, Csv: CsvOptions.Plain with { Mark = true })));
    }

    [Fact]
    public async Task The_file_is_of_one_moment_whatever_is_written_meanwhile()
    {
        await House.Expenses.AddManyAsync(Mara, Enumerable.Repeat(await House.FieldsAsync(Mara), 2_000));
        using var slow = new Watched(async () => await SpendAsync("Meanwhile"));
        await House.Get<ExpenseExportService>()
            .WriteAsync(Mara, new(ExpenseFilter.Everything), slow, ClientInfo.Unknown);
        var lines = CsvReading.Read(slow.Text);
        Assert.Equal(2_000, lines.Count);
        Assert.DoesNotContain(lines, line => line["title"] == "Meanwhile");
        Assert.True(slow.Portions > 2);
    }

    [Fact]
    public async Task An_unknown_name_is_refused_before_anything_is_written()
    {
        using var file = new MemoryStream();
        var filter = ExpenseFilter.Everything.With(FilterKind.Category, "Nonsense");
        var refused = await Assert.ThrowsAsync<RuleException>(() =>
            House.Get<ExpenseExportService>().WriteAsync(Mara, new(filter), file, ClientInfo.Unknown));
        Assert.Equal((Rules.Filter.CategoryUnknown, 0), (refused.Rule, file.Length));
    }

    [Fact]
    public async Task The_security_log_tells_who_took_how_much()
    {
        await SpendAsync("Tea");
        var viewer = await House.JoinAsync(Mara, "Jonas", Role.Viewer);
        await House.Get<ExpenseExportService>().WriteAsync(
            viewer, new(ExpenseFilter.Everything), Stream.Null, ClientInfo.Unknown);
        await using var db = await House.Contexts.CreateDbContextAsync();
        var line = await db.SecurityEvents.SingleAsync(e => e.Act == SecurityEventKind.LedgerExported);
        Assert.Equal((viewer.UserId, "Mara, Csv, 1"), (line.UserId, line.Detail));
    }

    async Task<List<ExpenseRow>> FillAsync(Random random)
    {
        var categories = House.Get<CategoryService>();
        var home = (await categories.AddAsync(Mara, new CategoryInput("Home / garden", "🏡", "other"))).Row;
        var rent = (await categories.AddAsync(
            Mara, new CategoryInput("Rent/lease", "🏡", "other", ParentId: home.Id))).Row;
        var rows = new List<ExpenseRow>();
        foreach (var text in Texts.Concat(Texts))
        {
            var minor = random.Next(4) == 0 ? -random.NextInt64(1, 1_000_000) : random.NextInt64(1, Money.MaxMinor);
            var fields = new ExpenseInput(
                text, new Money(minor, Mara.Currency), rent.Id, new DateOnly(2026, 1, 1).AddDays(random.Next(9)),
                random.Next(2) == 0 ? null : $"{text}\n\n=second \"line\"\n{text}")
            { Tags = random.Next(2) == 0 ? [] : ["-work", "Ärger", "work"] };
            rows.Add(await House.Expenses.AddAsync(Mara, Guid.CreateVersion7(), fields));
        }
        await using var db = await House.Contexts.CreateDbContextAsync();
        var name = await db.Users.Where(u => u.Id == Mara.UserId).Select(u => u.DisplayName).SingleAsync();
        return [.. rows.OrderBy(row => row.Date).ThenBy(row => row.Seq).Select(row => row with
        {
            By = name, Tags = [.. row.Tags.Order(StringComparer.Ordinal)],
            CreatedAt = new DateTime(
                row.CreatedAt.Ticks / TimeSpan.TicksPerMillisecond * TimeSpan.TicksPerMillisecond, DateTimeKind.Utc),
        })];
    }

    async Task SpendAsync(string title, long minor = 450) =>
        await House.Expenses.AddAsync(Mara, Guid.CreateVersion7(), await House.FieldsAsync(Mara, title, minor));

    async Task<string> WriteAsync(ExpenseExportRequest export)
    {
        using var file = new MemoryStream();
        await House.Get<ExpenseExportService>().WriteAsync(Mara, export, file, ClientInfo.Unknown);
        return Encoding.UTF8.GetString(file.ToArray());
    }

    static List<JsonElement> Json(string text) =>
        [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonElement.Parse(line))];

    static string? Said(JsonElement line, string name) => line.GetProperty(name).GetString();

    static IEnumerable<string?> List(JsonElement line, string name) =>
        line.GetProperty(name).EnumerateArray().Select(item => item.GetString());

    static string Iso(DateOnly date) => date.ToString("O", CultureInfo.InvariantCulture);

    static long Minor(string amount) => (long)(decimal.Parse(amount, CultureInfo.InvariantCulture) * 100);

    /// <summary>Somebody writes into the ledger while the file is on its way.</summary>
    sealed class Watched(Func<Task> meanwhile) : MemoryStream
    {
        public int Portions { get; private set; }

        public string Text => Encoding.UTF8.GetString(ToArray());

        public override async ValueTask WriteAsync(
            ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Portions++;
            await meanwhile();
            await base.WriteAsync(buffer, cancellationToken);
        }
    }
}
