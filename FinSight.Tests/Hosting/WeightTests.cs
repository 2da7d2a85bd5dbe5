using System.Buffers;
using System.IO.Compression;
using System.Net;
using FinSight.Core.Dashboard;
using FinSight.Core.Expenses;
using FinSight.Web.Circuits;

namespace FinSight.Tests.Hosting;

public sealed class WeightTests(WireApp app) : IClassFixture<WireApp>
{
    [Theory]
    [InlineData("/ledgers")]
    [InlineData("/account/login")]
    public async Task A_page_travels_compressed_to_whoever_can_read_it(string path)
    {
        var visitor = path == "/ledgers" ? app.Mara : app.Stranger;
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("Accept-Encoding", "gzip, br");
        using var answer = await visitor.Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("br", Assert.Single(answer.Content.Headers.ContentEncoding));
        using var page = new StreamReader(
            new BrotliStream(await answer.Content.ReadAsStreamAsync(), CompressionMode.Decompress));
        Assert.Contains("</html>", await page.ReadToEndAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_view_reaches_its_circuit_as_it_was_and_small()
    {
        var row = new ExpenseRow(
            Guid.NewGuid(), 1, new(2026, 11, 23), "Coffee", 450, Guid.NewGuid(), null, 1, Guid.NewGuid(), "Zoë", false);
        var page = new ExpensePage(
            [.. Enumerable.Repeat(row, 50)], new Dictionary<DateOnly, long> { [row.Date] = 22_500 }, null);
        var state = new CompressedStateSerializer<ExpensePage>();
        var sealedUp = new ArrayBufferWriter<byte>();

        state.Persist(page, sealedUp);
        var restored = state.Restore(new ReadOnlySequence<byte>(sealedUp.WrittenMemory));

        Assert.Equivalent(page.Rows, restored.Rows, strict: true);
        Assert.Equal(page.DayTotals, restored.DayTotals);
        Assert.InRange(sealedUp.WrittenCount, 1, 1_000);
    }
}
