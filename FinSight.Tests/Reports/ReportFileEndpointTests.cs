using System.Net;
using FinSight.Core.Security;
using FinSight.Tests.Accounts;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Tests.Reports;

/// <summary>The page and its file, in the running app.</summary>
public sealed class ReportFileEndpointTests : IAsyncLifetime
{
    AccountApp App { get; } = new();

    Visitor _mara = null!;

    public async Task InitializeAsync()
    {
        _mara = App.Visit(language: "de-DE");
        await _mara.RegisterAsync("mara");
    }

    public async Task DisposeAsync() => await App.DisposeAsync();

    [Fact]
    public async Task The_link_of_the_page_gives_a_document_in_the_reader_s_language()
    {
        var page = await _mara.OpenAsync("/reports?q=2026-11&list=true");
        Assert.Contains("November 2026", page.QuerySelector("#report-name")!.TextContent, StringComparison.Ordinal);
        using var answer = await _mara.Http.GetAsync(page.QuerySelector("a[download]")!.GetAttribute("href"));
        Assert.Equal("application/pdf", answer.Content.Headers.ContentType!.MediaType);
        Assert.EndsWith(
            "November 2026.pdf", answer.Content.Headers.ContentDisposition!.FileNameStar, StringComparison.Ordinal);
        Assert.True(answer.Headers.CacheControl!.NoStore);
        var pdf = await answer.Content.ReadAsByteArrayAsync();
        Assert.StartsWith("%PDF-", System.Text.Encoding.ASCII.GetString(pdf[..8]), StringComparison.Ordinal);
        if (await PdfTools.RunAsync("pdftotext", pdf, "FILE", "-") is { } text)
            Assert.Contains(
                "Nichts", text.Said.Replace("nichts", "Nichts", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Equal(
            1, await App.ReadAsync(db => db.SecurityEvents.CountAsync(e => e.Act == SecurityEventKind.LedgerExported)));
    }

    [Theory]
    [InlineData("/reports", 1)]
    [InlineData("/reports?q=", 0)]
    [InlineData("/reports?q=category:Unsinn", 0)]
    public async Task The_page_shows_what_it_was_asked_for(string address, int chosen)
    {
        var page = await _mara.OpenAsync(address);
        Assert.Equal(chosen, page.QuerySelectorAll("[aria-labelledby=report-period] [aria-current]").Length);
        Assert.Equal(
            address.Contains("Unsinn", StringComparison.Ordinal),
            page.QuerySelector("#report-problem .error") is not null);
    }

    [Fact]
    public async Task A_filter_that_makes_no_sense_gives_no_file()
    {
        var link = (await _mara.OpenAsync("/reports")).QuerySelector("a[download]")!.GetAttribute("href")!;
        using var answer = await _mara.Http.GetAsync($"{link.Split('?')[0]}?q=category:Unsinn");
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }
}
