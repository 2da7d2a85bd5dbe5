using System.Net.Http.Json;
using System.Text.Json;
using FinSight.Core;
using FinSight.Core.Changes;
using FinSight.Tests.Accounts;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Tests.QuickEntry;

/// <summary>Entries as the page and the phone's queue send them, by mara.</summary>
public abstract class QuickPostTestBase : IAsyncLifetime, IAsyncDisposable
{
    private protected AccountApp App { get; } = new();

    private protected Visitor Mara { get; private set; } = null!;

    /// <summary>What names mara in the entries that she sends.</summary>
    private protected string Key { get; private set; } = "";

    public async Task InitializeAsync()
    {
        Mara = App.Visit(language: "en-GB");
        await Mara.RegisterAsync("mara");
        Key = (await MeAsync(Mara)).GetProperty("user").GetString()!;
    }

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    Task IAsyncLifetime.DisposeAsync() => DisposeAsync().AsTask();

    private protected Task<HttpResponseMessage> PostAsync(
        Guid id, string? text, string date, Visitor? who = null, string? origin = null, JsonElement? chosen = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/q/entries")
        {
            Content = JsonContent.Create(new { id, user = Key, text, date, chosen }),
        };
        if (origin is not null) request.Headers.Add("Origin", origin);
        return (who ?? Mara).Http.SendAsync(request);
    }

    private protected Task<HttpResponseMessage> SendAsync(object entry) =>
        Mara.Http.PostAsync("/q/entries", JsonContent.Create(entry));

    private protected static Task<JsonElement> MeAsync(Visitor visitor) =>
        visitor.Http.GetFromJsonAsync<JsonElement>("/q/me");
}
