using System.Net;
using System.Text;
using FinSight.Core.Export;
using FinSight.Core.Ledgers;
using FinSight.Core.Security;
using FinSight.Tests.Accounts;
using FinSight.Tests.Api;
using FinSight.Tests.Data;
using FinSight.Web.Features.Export;
using FinSight.Web.Features.Reports;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FinSight.Tests.Export;

/// <summary>
/// What travels as it is made needs no room but for its line in the security log: it is whole, or nobody gets a file.
/// </summary>
[Trait("Only", "SQLite")]
public sealed class FullDiskExportTests : IAsyncLifetime
{
    readonly DiskFaultInterceptor _disk = new();
    ApiClient _mara = null!;

    public FullDiskExportTests() => App = new() { Replace = _disk.Hold };

    AccountApp App { get; }

    public async Task InitializeAsync()
    {
        await App.Visit().RegisterAsync("mara");
        _mara = await ApiClient.OfAsync(App, "mara");
        foreach (var title in (string[])["Coffee", "Tea"])
            (await _mara.PostAsync(
                "expenses", $$"""{"title":"{{title}}","amount":{"minor":450},"category":"Groceries"}""")).Expect(201);
    }

    public async Task DisposeAsync() => await App.DisposeAsync();

    [Theory]
    [InlineData(FileAddress.Csv)]
    [InlineData(FileAddress.JsonLines)]
    [InlineData(FileAddress.Xlsx)]
    [InlineData(ReportAddress.File + "?list=true")]
    public async Task A_link_gives_a_page_that_says_why_and_no_file(string link)
    {
        var visitor = App.Visit();
        await visitor.SignInAsync("mara");
        var address = $"/l/{_mara.Ledger}{link}";
        _disk.IsFull = true;
        using (var refused = await visitor.Http.GetAsync(address))
        {
            Assert.Equal(HttpStatusCode.InsufficientStorage, refused.StatusCode);
            Assert.Null(refused.Content.Headers.ContentDisposition);
            Assert.Equal("text/html", refused.Content.Headers.ContentType!.MediaType);
            Assert.Equal(
                "The server's disk is full. Nothing was saved.",
                (await Visitor.ReadAsync(refused)).QuerySelector("section p")!.TextContent);
        }
        _disk.IsFull = false;
        using var given = await visitor.Http.GetAsync(address);
        Assert.Equal("attachment", given.EnsureSuccessStatusCode().Content.Headers.ContentDisposition!.DispositionType);
    }

    [Theory]
    [InlineData("csv")]
    [InlineData("xlsx")]
    public async Task A_program_is_told_with_a_code(string format)
    {
        _disk.IsFull = true;
        var refused = (await _mara.GetAsync($"export?format={format}")).Expect((int)HttpStatusCode.InsufficientStorage);
        Assert.Equal(("application/problem+json", "disk.full"), (refused.Type, refused.Code));
    }

    [Theory]
    [InlineData(ExportFormat.Csv)]
    [InlineData(ExportFormat.JsonLines)]
    [InlineData(ExportFormat.Xlsx)]
    public async Task One_that_is_under_way_is_whole(ExportFormat format)
    {
        var user = await App.ReadAsync(db => db.Users.Select(u => u.Id).SingleAsync());
        var member = await App.Services.GetRequiredService<LedgerAccessService>().EnterAsync(user, _mara.Ledger);
        using var file = new FillingStream(_disk);
        Assert.Equal(2, await App.Services.GetRequiredService<ExpenseExportService>().WriteAsync(
            member, new ExpenseExportRequest(new(), default, format), file, ClientInfo.Unknown));
        Assert.True(_disk.IsFull);
        AssertWhole(format, file.ToArray());
    }

    static void AssertWhole(ExportFormat format, byte[] file)
    {
        var text = Encoding.UTF8.GetString(file);
        if (format is ExportFormat.Csv)
            Assert.Equal(["1", "0"], CsvReading.Read(text).Select(line => line["left"]));
        else if (format is ExportFormat.JsonLines) Assert.EndsWith("\"left\":0}\n", text, StringComparison.Ordinal);
        else Assert.Equal(["Coffee", "Tea", "title"], WorkbookFileTests.Read(file).Select(row => row[1].Text).Order());
    }

    /// <summary>The disk is full from the first byte on.</summary>
    sealed class FillingStream(DiskFaultInterceptor disk) : MemoryStream
    {
        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            disk.IsFull = true;
            return base.WriteAsync(buffer, cancellationToken);
        }
    }
}
