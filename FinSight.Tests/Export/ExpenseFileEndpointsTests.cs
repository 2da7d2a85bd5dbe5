using System.IO.Compression;
using System.Net;
using FinSight.Core.Expenses;
using FinSight.Core.Export;
using FinSight.Core.Ledgers;
using FinSight.Tests.Accounts;
using FinSight.Web.Features.Export;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FinSight.Tests.Export;

/// <summary>The links of the pages, in the running app.</summary>
public sealed class ExpenseFileEndpointsTests : IAsyncLifetime
{
    AccountApp App { get; } = new();

    Visitor _mara = null!;

    public async Task InitializeAsync()
    {
        _mara = App.Visit(language: "de-DE");
        await _mara.RegisterAsync("mara");
        var id = await App.ReadAsync(db => db.Users.Select(u => u.Id).SingleAsync());
        var member = await App.Services.GetRequiredService<LedgerAccessService>().EnterLastAsync(id);
        var categories = await App.ReadAsync(db => db.Categories.OrderBy(c => c.Position).ToListAsync());
        foreach (var (title, minor) in new[] { ("Tee", 450L), ("Brot", 1_250_000L) })
            await App.Services.GetRequiredService<ExpenseService>().AddAsync(
                member, Guid.CreateVersion7(),
                new(title, new Money(minor, member.Currency), categories[0].Id, new(2026, 11, 20)));
    }

    public async Task DisposeAsync() => await App.DisposeAsync();

    [Fact]
    public async Task The_links_of_the_page_give_files_of_its_filter_in_the_reader_s_numbers()
    {
        var page = await _mara.OpenAsync("/expenses?q=Brot&sort=largest");
        var link = page.QuerySelectorAll("a[download]")
            .First(a => a.TextContent.StartsWith("CSV herunterladen", StringComparison.Ordinal));
        using var answer = await _mara.Http.GetAsync(link.GetAttribute("href"));
        Assert.Equal("text/csv", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition!.DispositionType);
        Assert.EndsWith(".csv", answer.Content.Headers.ContentDisposition.FileNameStar, StringComparison.Ordinal);
        Assert.True(answer.Headers.CacheControl!.NoStore);
        var line = Assert.Single(CsvReading.Read(await answer.Content.ReadAsStringAsync(), ';'));
        Assert.Equal(("Brot", "12500,00", "0"), (line["title"], line["amount"], line["left"]));
    }

    [Fact]
    public async Task Each_link_of_the_settings_is_the_whole_ledger()
    {
        var links = (await _mara.OpenAsync("/settings"))
            .QuerySelectorAll("a[download]")
            .Select(a => a.GetAttribute("href")!)
            .ToList();
        Assert.Equal(5, links.Count);
        foreach (var link in links.Where(link => !link.Contains(FileAddress.Xlsx, StringComparison.Ordinal)))
            Assert.Contains("Tee", await _mara.Http.GetStringAsync(link), StringComparison.Ordinal);
        Assert.Contains("12500.00", await _mara.Http.GetStringAsync(links[3]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_workbook_is_one_that_opens()
    {
        var page = await _mara.OpenAsync("/expenses");
        var link = page.QuerySelectorAll("a[download]")
            .Single(a => a.TextContent.StartsWith("XLSX herunterladen", StringComparison.Ordinal));
        using var answer = await _mara.Http.GetAsync(link.GetAttribute("href"));
        Assert.Equal(FileAddress.XlsxType, answer.Content.Headers.ContentType!.MediaType);
        Assert.EndsWith(".xlsx", answer.Content.Headers.ContentDisposition!.FileNameStar, StringComparison.Ordinal);
        using var book = new ZipArchive(await answer.Content.ReadAsStreamAsync());
        Assert.Contains(book.Entries, part => part.FullName == "xl/workbook.xml");
    }

    [Fact]
    public async Task A_filter_that_makes_no_sense_is_told_and_gives_no_file()
    {
        var path = new Uri(
            new("http://localhost"),
            (await _mara.OpenAsync("/expenses")).QuerySelector("a[download]")!.GetAttribute("href")!).AbsolutePath;
        foreach (var filter in new[] { "category:Unsinn", "betrag>viel" })
        {
            using var answer = await _mara.Http.GetAsync($"{path}?q={Uri.EscapeDataString(filter)}");
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
            Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
            Assert.Null(answer.Content.Headers.ContentDisposition);
        }
    }

    [Theory]
    [InlineData("Haus & Hof", "Haus _ Hof 2026-11-29.csv")]
    [InlineData("../../etc", "______etc 2026-11-29.csv")]
    [InlineData("🏡 家計簿", "🏡 家計簿 2026-11-29.csv")]
    public void A_file_has_a_name_that_any_disk_takes(string ledger, string name) =>
        Assert.Equal(name, FileAddress.Name(ledger, new(2026, 11, 29), ExportFormat.Csv));
}
