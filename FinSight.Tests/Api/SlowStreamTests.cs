using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;
using FinSight.Core.Expenses;
using FinSight.Core.Ledgers;
using FinSight.Core.Tokens;
using FinSight.Web.Features.Changes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FinSight.Tests.Api;

/// <summary>A reader who takes nothing is cut off, holds nobody up, and goes on later without a gap.</summary>
public sealed partial class SlowStreamTests : IAsyncLifetime
{
    const int Chunk = 500, Chunks = 12;

    static readonly HttpClient Http = new();

    readonly TempFolder _data = PreparedDatabase.NewFolder();

    LiveApp _app = null!;
    Member _mara = null!;
    string _token = "";

    ChangeStreams Streams => _app.Services.GetRequiredService<ChangeStreams>();

    public async Task InitializeAsync()
    {
        var house = await TestServices.OpenAsync(_data);
        _mara = await house.MoveInAsync();
        await using (var db = await house.Contexts.CreateDbContextAsync())
            _token = await house.Get<TokenIssuer>().CreateAsync(
                (await db.Users.SingleAsync(u => u.Id == _mara.UserId)).UserName!, "Phone", TokenScopeKinds.Read, null);
        await house.CloseAsync();
        _app = Start(_data);
        // What it has to overflow first is the room of the machine's own sockets.
        Streams.Patience = TimeSpan.FromSeconds(3);
    }

    public async Task DisposeAsync()
    {
        await _app.DisposeAsync();
        _data.Dispose();
    }

    [Fact]
    public async Task A_reader_who_takes_nothing_is_cut_off_while_others_go_on()
    {
        using var slow = await ConnectAsync();
        using var quick = await OpenAsync("0");
        await Patience.UntilAsync(() => Streams.Open == 2);

        var reading = ReadAsync(quick, long.MaxValue, $"Row {Chunk * Chunks}");
        await FillAsync();
        var told = await reading;
        await Patience.UntilAsync(() => Streams.Open == 1);

        // What had arrived until then is good; the rest comes from there on.
        var before = await DrainAsync(slow);
        using var again = await OpenAsync(before.Count == 0 ? "0" : before[^1].ToString(CultureInfo.InvariantCulture));
        Assert.Equal(told, before.Concat(await ReadAsync(again, told[^1], null)));
    }

    static LiveApp Start(TempFolder data) => new(folder: data);

    async Task FillAsync()
    {
        var expenses = _app.Services.GetRequiredService<ExpenseService>();
        var categoryId = await CategoryAsync();
        var note = new string('n', Expense.MaxNote);
        for (var chunk = 0; chunk < Chunks; chunk++)
            await expenses.AddManyAsync(_mara, Enumerable.Range(1 + chunk * Chunk, Chunk).Select(i => new ExpenseInput(
                $"Row {i}", new Core.Amounts.Money(i, _mara.Currency), categoryId, new DateOnly(2026, 11, 20), note)));
    }

    async Task<Guid> CategoryAsync()
    {
        await using var db = await _app.Services.GetRequiredService<IDbContextFactory<Core.Data.FinSightContext>>()
            .CreateDbContextAsync();
        return await db.Categories.Where(c => c.LedgerId == _mara.LedgerId).Select(c => c.Id).FirstAsync();
    }

    /// <summary>
    /// A line whose own end has hardly any room, and of which nobody reads; of HTTP/1.0, whose body is not in chunks.
    /// </summary>
    async Task<Socket> ConnectAsync()
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { ReceiveBufferSize = 4096 };
        await socket.ConnectAsync("127.0.0.1", _app.Address.Port);
        await socket.SendAsync(Encoding.ASCII.GetBytes(
            $"GET {Path}?since=0 HTTP/1.0\r\nHost: localhost\r\nAuthorization: Bearer {_token}\r\n\r\n"));
        return socket;
    }

    string Path => $"/api/v1/ledgers/{_mara.LedgerId}/stream";

    async Task<StreamReader> OpenAsync(string since)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(_app.Address, Path));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _token);
        request.Headers.TryAddWithoutValidation("Last-Event-ID", since);
        var answer = await Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        return new StreamReader(await answer.EnsureSuccessStatusCode().Content.ReadAsStreamAsync());
    }

    /// <returns>The ids, until one of them or the title of a row.</returns>
    static async Task<List<long>> ReadAsync(StreamReader line, long last, string? title)
    {
        var ids = new List<long>();
        while (await line.ReadLineAsync().WaitAsync(Patience.Long) is { } read)
        {
            if (read.StartsWith("id: ", StringComparison.Ordinal))
                ids.Add(long.Parse(read.AsSpan(4), CultureInfo.InvariantCulture));
            if (read.Length == 0 && ids is [.., var id] && id == last) return ids;
            if (title is not null && read.Contains($"\"{title}\"", StringComparison.Ordinal)) return ids;
        }
        throw new InvalidOperationException("The stream ended before its time.");
    }

    /// <returns>The ids of the events that arrived whole before the line was cut.</returns>
    static async Task<List<long>> DrainAsync(Socket socket)
    {
        var (text, buffer) = (new StringBuilder(), new byte[64 * 1024]);
        try
        {
            while (await socket.ReceiveAsync(buffer).WaitAsync(Patience.Long) is > 0 and var read)
                text.Append(Encoding.ASCII.GetString(buffer, 0, read));
        }
        catch (SocketException)
        {
            // It was cut, and not closed.
        }
        return
        [
            .. Whole()
                .Matches(text.ToString())
                .Select(one => long.Parse(one.Groups[1].ValueSpan, CultureInfo.InvariantCulture)),
        ];
    }

    [GeneratedRegex("id: ([0-9]+)\nevent: change\ndata: [^\r\n]*\n\n")]
    private static partial Regex Whole();
}
