using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using FinSight.Core.Connections;
using FinSight.Core.Ledgers;
using FinSight.Tests.Accounts;
using FinSight.Web.Features.Connections;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FinSight.Tests.Connections;

/// <summary>The app with Mara's ledger in CHF, and somebody who sends to her connections.</summary>
public abstract class HookTestBase : IAsyncLifetime
{
    private protected AccountApp App { get; } = new();

    protected HttpClient Sender { get; private set; } = null!;

    protected Member Mara { get; private set; } = null!;

    private protected ConnectionSetupService Maker => App.Services.GetRequiredService<ConnectionSetupService>();

    protected ConnectionService Connections => App.Services.GetRequiredService<ConnectionService>();

    public virtual async Task InitializeAsync()
    {
        await App.Visit().RegisterAsync("mara");
        Sender = App.Visit().Http;
        var user = await App.ReadAsync(db => db.Users.AsNoTracking().SingleAsync(u => u.UserName == "mara"));
        Mara = await App.Services.GetRequiredService<LedgerAccessService>().EnterLastAsync(user.Id);
    }

    public virtual async Task DisposeAsync() => await App.DisposeAsync();

    private protected async Task<HookReply> SendAsync(
        string path, string body, params (string Name, string? Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path);
        request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        foreach (var (name, value) in headers)
            if (value is not null) request.Headers.TryAddWithoutValidation(name, value);
        using var answer = await Sender.SendAsync(request);
        return new((int)answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    protected async Task<int> RefusedAsync(Guid id) =>
        (await Connections.ListAsync(Mara)).Single(row => row.Id == id).Refused;

    private protected sealed record HookReply(int Status, string Text)
    {
        public (int Status, string? Outcome, string? Reason) Told => (Status, Word("outcome"), Word("reason"));

        string? Word(string name) =>
            JsonDocument.Parse(Text).RootElement.TryGetProperty(name, out var word) ? word.GetString() : null;
    }
}
