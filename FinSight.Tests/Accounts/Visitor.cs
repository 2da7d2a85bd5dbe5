using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace FinSight.Tests.Accounts;

/// <summary>A browser without scripts: keeps cookies, reads forms and posts them back.</summary>
public sealed class Visitor
{
    public Visitor(HttpClient http, string language)
    {
        Http = http;
        Http.DefaultRequestHeaders.Add("Accept-Language", language);
    }

    public HttpClient Http { get; }

    /// <summary>From an address that names no ledger on to the one that was used last.</summary>
    public async Task<HttpResponseMessage> GetAsync(string path)
    {
        var answer = await Http.GetAsync(path);
        return answer.LeadsToLedger() ? await Http.GetAsync(answer.Headers.Location) : answer;
    }

    public async Task<string> TextAsync(string path)
    {
        using var answer = await GetAsync(path);
        return await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync();
    }

    public async Task<IHtmlDocument> OpenAsync(string path) => await ReadAsync(await GetAsync(path));

    public Task<HttpResponseMessage> RegisterAsync(
        string name, string password = AccountApp.Password, string query = "", string zone = "Europe/Zurich") =>
        SubmitAsync(
            $"/account/register{query}", new() { ["Username"] = name, ["Password"] = password, ["TimeZone"] = zone });

    public Task<HttpResponseMessage> SignInAsync(
        string name, string password = AccountApp.Password, string query = "", bool remember = true) =>
        SubmitAsync($"/account/login{query}", new()
        {
            ["Username"] = name,
            ["Password"] = password,
            ["Remember"] = remember ? "true" : null,
        });

    /// <summary>
    /// Opens the page, fills in its form, or the one of this name, and posts it to where the form says.
    /// </summary>
    public async Task<HttpResponseMessage> SubmitAsync(
        string path, Dictionary<string, string?> fields, string? name = null) =>
        await PostAsync(await OpenAsync(path), fields, name);

    public async Task<HttpResponseMessage> PostAsync(
        IHtmlDocument page, Dictionary<string, string?> fields, string? name = null)
    {
        var form = page.Forms.Single(form => name is null
            ? !form.HasAttribute("data-passkey")
            : form.QuerySelector("input[name=_handler]")?.GetAttribute("value") == name);
        var typed = fields.Where(field => field.Value is not null)
            .ToDictionary(field => $"Form.{field.Key}", field => field.Value!);
        var hidden = form.QuerySelectorAll("input[type=hidden]").OfType<IHtmlInputElement>()
            .Where(input => !typed.ContainsKey(input.Name!))
            .Select(input => KeyValuePair.Create(input.Name!, input.Value));
        return await Http.PostAsync(form.GetAttribute("action"), new FormUrlEncodedContent(hidden.Concat(typed)));
    }

    /// <summary>Opens the page and presses the button of its form that posts there.</summary>
    public async Task<HttpResponseMessage> PressAsync(string path, string action)
    {
        var form = (await OpenAsync(path)).QuerySelector($"form[action='{action}']")!;
        var hidden = form.QuerySelectorAll("input[type=hidden]").OfType<IHtmlInputElement>()
            .Select(input => KeyValuePair.Create(input.Name!, input.Value));
        return await Http.PostAsync(action, new FormUrlEncodedContent(hidden));
    }

    public static async Task<IHtmlDocument> ReadAsync(HttpResponseMessage response) =>
        await new HtmlParser().ParseDocumentAsync(await response.Content.ReadAsStringAsync());
}
