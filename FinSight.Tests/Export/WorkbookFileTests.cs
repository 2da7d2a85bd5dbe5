using System.Globalization;
using System.IO.Compression;
using System.Xml.Linq;
using FinSight.Core;
using FinSight.Core.Expenses;
using FinSight.Core.Export;
using FinSight.Core.Security;

namespace FinSight.Tests.Export;

/// <summary>What a spreadsheet finds in a workbook is what is in the ledger.</summary>
public sealed class WorkbookFileTests : ServiceTestBase
{
    static readonly XNamespace Sheet = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    [Fact]
    public async Task Texts_dates_and_amounts_are_read_back_as_they_were_entered()
    {
        string[] titles =
        [
            "Tea", "=HYPERLINK(\"http://x\",\"y\")", "+41 44 123", "@home", "say \"cheese\" & <b>", "Pizza 🍕👩‍👩‍👧",
            "0001", "#N/A",
        ];
        foreach (var title in titles)
            await House.Expenses.AddAsync(
                Mara, Guid.CreateVersion7(), await House.FieldsAsync(Mara, title, title == "Tea" ? -450 : 123_456_789));
        var rows = Read(await WriteAsync());
        Assert.Equal(
            ["date", "title", "amount", "currency", "category", "tags", "note", "by", "added", "id"],
            rows[0].Select(cell => cell.Text));
        Assert.Equal(titles, rows.Skip(1).Select(row => row[1].Text));
        Assert.All(
            rows.Skip(1),
            row => Assert.Equal((true, true, false), (row[0].IsNumber, row[2].IsNumber, row[1].IsNumber)));
        Assert.Equal((-4.50m, 1_234_567.89m), (Number(rows[1][2]), Number(rows[2][2])));
        Assert.Equal(
            new DateTime(2026, 11, 20),
            DateTime.FromOADate(double.Parse(rows[1][0].Text, CultureInfo.InvariantCulture)));
    }

    [Fact]
    public async Task What_one_sheet_does_not_hold_goes_on_in_the_next()
    {
        using var file = new MemoryStream();
        await new WorkbookFile(Mara.Currency).WriteAsync(Lines(5), file, default, mostRows: 3);
        Assert.Equal([3, 3, 2], new[] { 1, 2, 3 }.Select(sheet => Read(file.ToArray(), sheet).Count));
        Assert.Equal("5", Read(file.ToArray(), 3)[1][1].Text);

        static async IAsyncEnumerable<ExpenseLine> Lines(int count)
        {
            await Task.CompletedTask;
            for (var i = 1; i <= count; i++)
                yield return new(
                    Guid.NewGuid(),
                    new(2026, 1, 1),
                    $"{i}",
                    i,
                    Guid.Empty,
                    ["Food"],
                    [],
                    null,
                    Guid.Empty,
                    null,
                    new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc),
                    1,
                    count - i);
        }
    }

    async Task<byte[]> WriteAsync()
    {
        using var file = new MemoryStream();
        await House.Get<ExpenseExportService>().WriteAsync(
            Mara, new(ExpenseFilter.Everything, ExpenseSort.Oldest, ExportFormat.Xlsx), file, ClientInfo.Unknown);
        return file.ToArray();
    }

    internal static List<List<Cell>> Read(byte[] file, int sheet = 1)
    {
        using var book = new ZipArchive(new MemoryStream(file));
        using var part = book.GetEntry($"xl/worksheets/sheet{sheet}.xml")!.Open();
        return
        [
            .. XDocument.Load(part).Descendants(Sheet + "row")
                .Select(row => row.Elements(Sheet + "c").Select(Read).ToList()),
        ];
    }

    static Cell Read(XElement cell) => new(cell.Value, cell.Attribute("t") is not { Value: "inlineStr" or "str" });

    static decimal Number(Cell cell) => decimal.Parse(cell.Text, CultureInfo.InvariantCulture);

    internal sealed record Cell(string Text, bool IsNumber);
}
