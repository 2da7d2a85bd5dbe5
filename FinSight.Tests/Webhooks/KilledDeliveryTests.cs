using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Threading.Channels;
using FinSight.Core.Tokens;
using FinSight.Core.Webhooks;
using FinSight.Tests.Backup;
using FinSight.Tests.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Tests.Webhooks;

/// <summary>A server that is killed over a message tells it again, under the same id and in its place.</summary>
[Trait("Only", "SQLite")]
public sealed class KilledDeliveryTests : IAsyncLifetime
{
    readonly Channel<(string Id, long Sequence)> _arrived = Channel.CreateUnbounded<(string, long)>();
    readonly TempFolder _data = PreparedDatabase.NewFolder();

    WebApplication _receiver = null!;
    string _token = "";
    Guid _ledger, _category;

    /// <summary>The message that is never answered, counted from now; 0 for none.</summary>
    int _held;
    TaskCompletionSource _isHeld = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public async Task InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _receiver = builder.Build();
        _receiver.MapPost("/hook", ReceiveAsync);
        await _receiver.StartAsync();

        var house = await TestServices.OpenAsync(_data);
        var mara = await house.MoveInAsync();
        (_ledger, _category) = (mara.LedgerId, (await house.CategoryAsync(mara)).Id);
        await using (var db = await house.Contexts.CreateDbContextAsync())
            _token = await house.Get<TokenIssuer>().CreateAsync(
                (await db.Users.SingleAsync(u => u.Id == mara.UserId)).UserName!, "Phone", TokenScopeKinds.Add, null);
        await house.Get<WebhookService>().AddAsync(
            mara, $"{_receiver.Urls.First()}/hook", WebhookEventKinds.ExpenseCreated);
        await house.CloseAsync();
    }

    public async Task DisposeAsync()
    {
        await _receiver.DisposeAsync();
        _data.Dispose();
    }

    [Fact]
    public async Task Each_message_arrives_at_least_once_under_one_id_and_in_order()
    {
        const int Adds = 4;
        var rounds = RandomTrialCount.Times(2, 12);
        for (var round = 0; round < rounds; round++)
        {
            // Another one of the waiting ones each time, once the server is at it.
            (_held, _isHeld) = (1 + round % Adds, new(TaskCreationOptions.RunContinuationsAsynchronously));
            await using var app = await StartAsync();
            await AddAsync(app, Adds);
            await _isHeld.Task.WaitAsync(Patience.Long);
            await app.KillAsync();
        }
        await using var last = await StartAsync();
        await AddAsync(last, 1);
        var expected = rounds * Adds + 1;
        var told = new List<(string Id, long Sequence)>();
        while (told.Select(one => one.Sequence).Distinct().Count() < expected)
            told.Add(await _arrived.Reader.ReadAsync().AsTask().WaitAsync(Patience.Long));

        Assert.Equal(told.Select(one => one.Sequence).Order(), told.Select(one => one.Sequence));
        Assert.Equal(expected, told.Select(one => one.Id).Distinct().Count());
        Assert.All(
            told.GroupBy(one => one.Sequence), one => Assert.Single(one.Select(message => message.Id).Distinct()));
        // What was held came again.
        Assert.True(told.Count >= expected + rounds);
    }

    async Task<IResult> ReceiveAsync(HttpContext context, CancellationToken cancel)
    {
        var message = await context.Request.ReadFromJsonAsync<Message>(cancel);
        await _arrived.Writer.WriteAsync(
            (context.Request.Headers["webhook-id"].ToString(), message!.Data.Sequence), cancel);
        if (Interlocked.Decrement(ref _held) == 0)
        {
            _isHeld.SetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, cancel).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        return Results.NoContent();
    }

    Task<AppProcess> StartAsync() => AppProcess.StartAsync(Repository.BuiltApp, Repository.Web, new(TestSettings.Usual)
    {
        ["FINSIGHT_DATA"] = _data.Path,
        ["FINSIGHT_WEBHOOK_HOSTS"] = "127.0.0.1",
    });

    async Task AddAsync(AppProcess app, int times)
    {
        using var http = new HttpClient { BaseAddress = app.Address };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", _token);
        for (var i = 0; i < times; i++)
        {
            using var answer = await http.PostAsJsonAsync(
                $"/api/v1/ledgers/{_ledger}/expenses", new
                {
                    title = "Coffee",
                    amount = new { minor = 450 },
                    categoryId = _category,
                });
            answer.EnsureSuccessStatusCode();
        }
    }

    sealed record Message(Change Data);

    sealed record Change(long Sequence);
}
