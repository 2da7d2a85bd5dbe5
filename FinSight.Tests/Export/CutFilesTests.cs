using System.IO.Compression;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using FinSight.Core.Expenses;
using FinSight.Core.Tokens;
using FinSight.Tests.Hosting;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Tests.Export;

/// <summary>
/// A file whose server was killed halfway is told from a whole one, by whoever loads it and by what it says itself.
/// </summary>
[Trait("Only", "SQLite")]
public sealed class CutFilesTests : IAsyncLifetime
{
    // More than the machine's sockets hold between the two.
    const int Rows = 9_000;

    readonly TempFolder _data = PreparedDatabase.NewFolder();
    string _token = "";
    Guid _ledger;

    public async Task InitializeAsync()
    {
        var house = await TestServices.OpenAsync(_data);
        var mara = await house.MoveInAsync();
        _ledger = mara.LedgerId;
        await using (var db = await house.Contexts.CreateDbContextAsync())
            _token = await house.Get<TokenIssuer>().CreateAsync(
                (await db.Users.SingleAsync(u => u.Id == mara.UserId)).UserName!, "Phone", TokenScopeKinds.Read, null);
        var (fields, random) = (await house.FieldsAsync(mara), new Random(4));
        await house.Expenses.AddManyAsync(
            mara, Enumerable.Range(0, Rows).Select(_ => fields with { Note = Noise(random) }));
        await house.CloseAsync();
    }

    public Task DisposeAsync()
    {
        _data.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task A_download_that_breaks_off_is_seen_to_be_cut()
    {
        using var http = new HttpClient(new SocketsHttpHandler { ConnectCallback = ConnectAsync });
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", _token);
        await using var app = await AppProcess.StartAsync(
            Repository.BuiltApp, Repository.Web, new(TestSettings.Usual) { ["FINSIGHT_DATA"] = _data.Path });
        var whole = Encoding.UTF8.GetString(await (await OpenAsync("csv")).ReadAsync(isCut: false));
        Assert.Equal("0", Left(whole));

        var (csv, lines, book) = (await OpenAsync("csv"), await OpenAsync("jsonl"), await OpenAsync("xlsx"));
        await app.KillAsync();
        var cut = Encoding.UTF8.GetString(await csv.ReadAsync(isCut: true));
        Assert.StartsWith(cut, whole, StringComparison.Ordinal);
        Assert.NotEqual("0", Left(cut));
        var last = Encoding.UTF8.GetString(await lines.ReadAsync(isCut: true)).Split('\n')[..^1][^1];
        Assert.NotEqual(0, JsonDocument.Parse(last).RootElement.GetProperty("left").GetInt32());
        using var bytes = new MemoryStream(await book.ReadAsync(isCut: true));
        Assert.Throws<InvalidDataException>(() => new ZipArchive(bytes));

        async Task<Download> OpenAsync(string format)
        {
            var answer = await http.GetAsync(
                new Uri(app.Address, $"/api/v1/ledgers/{_ledger}/export?format={format}"),
                HttpCompletionOption.ResponseHeadersRead);
            var stream = await answer.EnsureSuccessStatusCode().Content.ReadAsStreamAsync();
            // Under way: the first of it is here.
            var first = new byte[1];
            await stream.ReadExactlyAsync(first);
            return new Download(first[0], stream);
        }
    }

    /// <summary>What the last whole line says that follows.</summary>
    static string Left(string csv) =>
        csv[..csv.LastIndexOf("\r\n", StringComparison.Ordinal)].Split("\r\n")[^1].Split(',')[^1];

    // One word, of which nothing can be left out by packing.
    static string Noise(Random random) =>
        Convert.ToBase64String(Bytes(random)).Replace('+', 'x').Replace('/', 'y').TrimEnd('=');

    static byte[] Bytes(Random random)
    {
        var bytes = new byte[720];
        random.NextBytes(bytes);
        return bytes;
    }

    static async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancel)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { ReceiveBufferSize = 4096 };
        await socket.ConnectAsync(context.DnsEndPoint, cancel);
        return new NetworkStream(socket, ownsSocket: true);
    }

    sealed class Download(byte first, Stream stream)
    {
        /// <returns>All that came, once it is clear that it ended as it should.</returns>
        public async Task<byte[]> ReadAsync(bool isCut)
        {
            using var file = new MemoryStream();
            file.WriteByte(first);
            var wasCut = false;
            try
            {
                await stream.CopyToAsync(file).WaitAsync(Patience.Long);
            }
            catch (Exception problem) when (problem is HttpRequestException or IOException)
            {
                wasCut = true;
            }
            Assert.Equal(isCut, wasCut);
            return file.ToArray();
        }
    }
}
