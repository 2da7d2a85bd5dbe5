using System.Text.Json;
using AngleSharp.Html.Dom;
using FinSight.Tests.Accounts;

namespace FinSight.Tests.Passkeys;

/// <summary>What the script of the passkey forms does, without a browser.</summary>
static class PasskeyVisits
{
    public const string Page = "/account/passkeys";

    public static async Task<HttpResponseMessage> AddPasskeyAsync(
        this Visitor visitor, SoftwarePasskey key, string name = "Phone")
    {
        var page = await visitor.OpenAsync(Page);
        var asked = await visitor.AskAsync(page);
        return await visitor.PostPasskeyAsync(page, asked.State, key.Create(asked.Options), name);
    }

    public static async Task<HttpResponseMessage> UsePasskeyAsync(
        this Visitor visitor, SoftwarePasskey key, string path = "/account/login")
    {
        var page = await visitor.OpenAsync(path);
        var asked = await visitor.AskAsync(page);
        return await visitor.PostPasskeyAsync(page, asked.State, key.Sign(asked.Options));
    }

    /// <summary>What is to be signed.</summary>
    public static async Task<(JsonElement Options, string State)> AskAsync(this Visitor visitor, IHtmlDocument page)
    {
        var form = page.Forms.Single(form => form.HasAttribute("data-passkey"));
        var token = form.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var answer = await visitor.Http.PostAsync(form.GetAttribute("data-ask"),
            new FormUrlEncodedContent([new("__RequestVerificationToken", token)]));
        var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
        return (json.GetProperty("options"), json.GetProperty("state").GetString()!);
    }

    public static async Task<HttpResponseMessage> PostPasskeyAsync(
        this Visitor visitor, IHtmlDocument page, string? state, string? credential, string? name = null)
    {
        var form = page.Forms.Single(form => form.HasAttribute("data-passkey"));
        var hidden = form.QuerySelectorAll("input[type=hidden]").OfType<IHtmlInputElement>()
            .Where(input => input.Name!.StartsWith('_')).Select(input => KeyValuePair.Create(input.Name!, input.Value));
        return await visitor.Http.PostAsync(form.GetAttribute("action"), new FormUrlEncodedContent(
        [
            .. hidden, new("Answer.State", state ?? ""), new("Answer.Credential", credential ?? ""), new(
                "Answer.Name", name ?? ""),
        ]));
    }
}
