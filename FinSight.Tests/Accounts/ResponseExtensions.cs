using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace FinSight.Tests.Accounts;

/// <summary>How tests read what the account pages answer.</summary>
static class ResponseExtensions
{
    public static string LeadsTo(this HttpResponseMessage response)
    {
        Assert.Equal(HttpStatusCode.Found, response.StatusCode);
        return response.Headers.Location!.OriginalString;
    }

    /// <summary>Whether it leads to a page of a ledger, as addresses do that name none.</summary>
    public static bool LeadsToLedger(this HttpResponseMessage response) => response.Headers.Location is { } there
        && new Uri(response.RequestMessage!.RequestUri!, there)
            .AbsolutePath.StartsWith("/l/", StringComparison.Ordinal);

    /// <summary>
    /// The sentence that a field's description points at; null where the field is not marked as wrong.
    /// </summary>
    public static string? Problem(this IHtmlDocument page, string field)
    {
        var input = page.Field(field);
        return input.GetAttribute("aria-invalid") == "true"
            ? page.GetElementById(input.GetAttribute("aria-describedby")!)!.TextContent.Trim()
            : null;
    }

    public static IHtmlInputElement Field(this IHtmlDocument page, string label) =>
        (IHtmlInputElement)page.QuerySelectorAll<IHtmlLabelElement>("label").Single(l => l.TextContent == label)
            .Control!;

    public static IEnumerable<string> Cookies(this HttpResponseMessage response) =>
        response.Headers.TryGetValues("Set-Cookie", out var cookies) ? cookies : [];

    /// <summary>The one of this name, with or without the prefix that it has over HTTPS.</summary>
    public static string Cookie(this HttpResponseMessage response, string name) => response.Cookies().Single(cookie =>
        cookie.StartsWith($"{name}=", StringComparison.Ordinal)
            || cookie.StartsWith($"__Host-{name}=", StringComparison.Ordinal));
}
