using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using FinSight.Core.Sessions;
using FinSight.Core.Tokens;
using FinSight.Tests.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FinSight.Tests.Api;

/// <summary>A program with a token.</summary>
sealed class ApiClient(HttpClient http, Guid ledger)
{
    public Guid Ledger => ledger;

    public HttpClient Http => http;

    public string Root => $"/api/v1/ledgers/{ledger}";

    /// <summary>For a user of the app, as the token page makes one.</summary>
    public static async Task<ApiClient> OfAsync(
        AccountApp app, string user,
        TokenScopeKinds scopes = TokenScopeKinds.Read | TokenScopeKinds.Add | TokenScopeKinds.Write, int? days = null)
    {
        var token = await TokenAsync(app, user, scopes, days);
        var ledger = await app.ReadAsync(db => db.Users.Where(u => u.UserName == user)
            .Join(db.Memberships, u => u.Id, m => m.UserId, (u, m) => m.LedgerId).FirstAsync());
        var client = app.Visit().Http;
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return new ApiClient(client, ledger);
    }

    public static async Task<string> TokenAsync(AccountApp app, string user, TokenScopeKinds scopes, int? days = null)
    {
        var sessions = app.Services.GetRequiredService<SessionService>();
        var account = await app.ReadAsync(db => db.Users.AsNoTracking().SingleAsync(u => u.UserName == user));
        var session = await sessions.BeginAsync(account, Core.Security.ClientInfo.Unknown);
        var proof = sessions.ProofOf((await sessions.CheckAsync(account.Id, session))!)!;
        return await app.Services.GetRequiredService<ApiTokenService>()
            .CreateAsync(proof, "Home Assistant", scopes, days, Core.Security.ClientInfo.Unknown);
    }

    public Task<ApiResponse> GetAsync(string path, params (string Name, string Value)[] headers) =>
        SendAsync(HttpMethod.Get, path, null, headers);

    public Task<ApiResponse> PostAsync(
        string path, string? json = null, params (string Name, string Value)[] headers) =>
        SendAsync(HttpMethod.Post, path, json, headers);

    public Task<ApiResponse> PatchAsync(string path, string json, params (string Name, string Value)[] headers) =>
        SendAsync(HttpMethod.Patch, path, json, headers);

    public Task<ApiResponse> DeleteAsync(string path, params (string Name, string Value)[] headers) =>
        SendAsync(HttpMethod.Delete, path, null, headers);

    /// <param name="path">Below the ledger, or from the root.</param>
    public async Task<ApiResponse> SendAsync(
        HttpMethod method, string path, string? json, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path.StartsWith('/') ? path : $"{Root}/{path}");
        if (json is not null) request.Content = new StringContent(json, Encoding.UTF8, "application/json");
        foreach (var (name, value) in headers)
        {
            request.Headers.Remove(name);
            request.Headers.TryAddWithoutValidation(name, value);
        }
        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        // A stream has no end.
        var text = response.Content.Headers.ContentType?.MediaType == "text/event-stream"
            ? ""
            : await response.Content.ReadAsStringAsync();
        return new((int)response.StatusCode, text, response.Headers, response.Content.Headers.ContentType?.MediaType);
    }
}

sealed record ApiResponse(int Status, string Text, HttpResponseHeaders Headers, string? Type)
{
    public JsonElement Json => JsonDocument.Parse(Text).RootElement;

    public string? Code => Json.GetProperty("code").GetString();

    public JsonElement this[string name] => Json.GetProperty(name);

    /// <summary>What is wrong with which part.</summary>
    public IEnumerable<(string? Pointer, string? Code)> Errors =>
        Json.GetProperty("errors")
            .EnumerateArray()
            .Select(e => (e.GetProperty("pointer").GetString(), e.GetProperty("code").GetString()));

    public ApiResponse Expect(int status)
    {
        Assert.True(Status == status, $"{Status}: {Text}");
        return this;
    }
}

/// <summary>The app with Mara, who keeps a ledger in CHF, and her programs.</summary>
public abstract class ApiTestBase : IAsyncLifetime
{
    protected AccountApp App { get; } = new();

    private protected ApiClient Mara { get; private set; } = null!;

    public virtual async Task InitializeAsync()
    {
        await App.Visit().RegisterAsync("mara");
        Mara = await ApiClient.OfAsync(App, "mara");
    }

    public async Task DisposeAsync() => await App.DisposeAsync();

    private protected async Task<ApiResponse> AddAsync(string title = "Coffee", long minor = 450, string more = "") =>
        (await Mara.PostAsync(
            "expenses",
            $$"""{"title":"{{title}}","amount":{"minor":{{minor}}},"category":"Groceries","date":"2026-11-20"{{more}}}"""))
            .Expect(201);
}
