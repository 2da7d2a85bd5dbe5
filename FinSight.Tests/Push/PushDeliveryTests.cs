using System.Net;
using System.Text.Json;
using FinSight.Core.Alerts;
using FinSight.Core.Budgets;
using FinSight.Core.Expenses;
using FinSight.Core.Ledgers;
using FinSight.Core.Links;
using FinSight.Core.Outbox;
using FinSight.Core.Push;
using FinSight.Core.Security;
using FinSight.Core.Sessions;
using FinSight.Tests.Accounts;
using FinSight.Web.Features.Outbox;
using FinSight.Web.Features.Push;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FinSight.Tests.Push;

/// <summary>From an expense to a browser, through a push service on this machine.</summary>
public sealed class PushDeliveryTests : IAsyncLifetime
{
    PushEndpoint _endpoint = null!;
    SignedIn _me = null!;
    Member _mara = null!;

    AccountApp App { get; } = new();

    PushService Pushes => Get<PushService>();

    public async Task InitializeAsync()
    {
        _endpoint = await PushEndpoint.StartAsync();
        App.Replace = services => services.AddSingleton(provider => Sender("localhost"));
        await App.Visit().RegisterAsync("mara");
        var user = await App.ReadAsync(db => db.Users.AsNoTracking().SingleAsync());
        _me = (await Get<SessionService>().CheckAsync(
            user.Id, await Get<SessionService>().BeginAsync(user, ClientInfo.Unknown)))!;
        _mara = await Get<LedgerAccessService>().EnterLastAsync(user.Id);
        await Get<AlertChoiceService>().TellByPushAsync(_mara, true);
        await Get<BudgetService>().AddAsync(_mara, new(null, new Money(10_000, _mara.Currency), BudgetCycleKind.Month)
        {
            Warnings = BudgetWarningSettings.Usual with { OfPace = false },
        }, Today);
    }

    public async Task DisposeAsync()
    {
        await App.DisposeAsync();
        await _endpoint.DisposeAsync();
    }

    [Fact]
    public async Task A_crossed_line_is_shown_encrypted_signed_and_without_an_amount()
    {
        await Pushes.TurnOnAsync(_me, _endpoint.Address);
        await SpendAsync(5_100);
        var push = await _endpoint.ReceiveAsync();

        using var text = JsonDocument.Parse(push.Text);
        Assert.Equal(("The whole ledger: 50% of the budget is used up.", $"/l/{_mara.LedgerId}/budgets"),
            (text.RootElement.GetProperty("body").GetString(), text.RootElement.GetProperty("url").GetString()));
        Assert.Equal(await Pushes.PublicKeyAsync(), push.Key);
        Assert.StartsWith("https://localhost", push.Claims.GetProperty("aud").GetString(), StringComparison.Ordinal);
        Assert.Equal("aes128gcm", push.Headers["Content-Encoding"]);
        Assert.Equal("172800", push.Headers["TTL"]);
    }

    [Fact]
    public async Task Amounts_are_in_it_for_who_ticked_that()
    {
        await Pushes.TurnOnAsync(_me, _endpoint.Address with { ShowsAmounts = true });
        await SpendAsync(5_100);
        Assert.Contains("100.00", (await _endpoint.ReceiveAsync()).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(HttpStatusCode.Gone)]
    [InlineData(HttpStatusCode.NotFound)]
    public async Task A_browser_that_is_gone_is_forgotten(HttpStatusCode status)
    {
        _endpoint.Status = status;
        await Pushes.TurnOnAsync(_me, _endpoint.Address);
        await SpendAsync(5_100);
        await UntilAsync(message => message.State == OutboxStatus.Skipped);
        Assert.False(await App.ReadAsync(db => db.PushBrowsers.AnyAsync()));
    }

    [Theory]
    [InlineData(HttpStatusCode.TooManyRequests, OutboxStatus.Waiting, 1)]
    [InlineData(HttpStatusCode.ServiceUnavailable, OutboxStatus.Waiting, 1)]
    [InlineData(HttpStatusCode.TemporaryRedirect, OutboxStatus.Waiting, 1)]
    [InlineData(HttpStatusCode.RequestEntityTooLarge, OutboxStatus.Failed, 0)]
    public async Task What_may_pass_is_tried_again_and_a_redirect_is_not_followed(
        HttpStatusCode status, OutboxStatus state, int tries)
    {
        _endpoint.Status = status;
        await Pushes.TurnOnAsync(_me, _endpoint.Address);
        await SpendAsync(5_100);
        await UntilAsync(message => (message.State, message.Tries) == (state, tries));
        Assert.Equal(1, _endpoint.Asked);
    }

    [Fact]
    public async Task A_private_address_is_not_called()
    {
        using var sender = Sender();
        Assert.Null(
            await sender.SendAsync(_endpoint.Address, await Pushes.KeysAsync(), "x", "x", CancellationToken.None));
        Assert.Equal(0, _endpoint.Asked);
    }

    [Fact]
    public async Task Who_signs_out_in_a_browser_is_told_nothing_there()
    {
        await Pushes.TurnOnAsync(_me, _endpoint.Address);
        await Get<SessionService>().EndAsync(_me, _me.SessionId);
        Assert.False(await App.ReadAsync(db => db.PushBrowsers.AnyAsync()));
    }

    [Theory]
    [InlineData("http://push.example.org/1")]
    [InlineData("https://mara@push.example.org/1")]
    [InlineData("push.example.org")]
    [InlineData("")]
    public async Task What_is_no_address_of_a_push_service_is_refused(string endpoint) =>
        await Assert.ThrowsAsync<Core.RuleException>(
            () => Pushes.TurnOnAsync(_me, _endpoint.Address with { Endpoint = endpoint }));

    [Fact]
    public async Task The_keys_are_made_once_however_many_ask_and_lie_sealed()
    {
        var keys = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Pushes.KeysAsync()));
        Assert.Single(keys.Distinct());
        Assert.DoesNotContain(
            keys[0].Private,
            await App.ReadAsync(db => db.VapidKeys.Select(k => k.PrivateKey).SingleAsync()),
            StringComparison.Ordinal);
    }

    static DateOnly Today => DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);

    T Get<T>() where T : notnull => App.Services.GetRequiredService<T>();

    async Task SpendAsync(long minor)
    {
        var category = await App.ReadAsync(db => db.Categories.Select(c => c.Id).FirstAsync());
        await Get<ExpenseService>().AddAsync(
            _mara, Guid.CreateVersion7(), new("Cheese", new Money(minor, _mara.Currency), category, Today));
    }

    async Task UntilAsync(Func<OutboxMessage, bool> isIt)
    {
        OutboxMessage? message = null;
        await Patience.UntilAsync(
            async () => isIt(message = await App.ReadAsync(db => db.OutboxMessages.AsNoTracking().SingleAsync())),
            tell: () => $"{message?.State}, tried {message?.Tries} times, asked {_endpoint.Asked} times");
    }

    /// <summary>As the app's, but it trusts the certificate that the test made.</summary>
    static PushSender Sender(params string[] allowed)
    {
        var handler = new AddressGuard(allowed).Handler();
        handler.SslOptions.RemoteCertificateValidationCallback = (_, certificate, _, _) =>
            certificate?.Subject == "CN=localhost";
        return new PushSender(handler, PublicAddress.Unknown);
    }
}
