using Microsoft.Extensions.Localization;

namespace FinSight.Web.Features.Sessions;

/// <summary>
/// A browser as people call it, e.g. "Chrome on macOS", from what it says of itself in its User-Agent.
/// </summary>
static class BrowserText
{
    // Browsers claim to be each other: whoever adds its own word to another's comes first.
    static readonly (string Mark, string Name)[] Browsers =
    [
        ("Edg", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser/", "Samsung Internet"), ("Vivaldi/", "Vivaldi"),
        ("FxiOS/", "Firefox"), ("Firefox/", "Firefox"), ("CriOS/", "Chrome"), ("Chrome/", "Chrome"),
        ("Version/", "Safari"),
    ];

    static readonly (string Mark, string Name)[] Systems =
    [
        ("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"), ("Mac OS X", "macOS"),
        ("CrOS", "ChromeOS"), ("Linux", "Linux"),
    ];

    public static string Of(string userAgent, IStringLocalizer texts) =>
        (Find(Browsers, userAgent) ?? Product(userAgent), Find(Systems, userAgent)) switch
        {
            (null, null) => texts["Unknown browser"],
            (null, var system) => texts["Unknown browser on {0}", system],
            (var browser, null) => browser,
            (var browser, var system) => texts["{0} on {1}", browser, system],
        };

    static string? Find((string Mark, string Name)[] marks, string userAgent) =>
        marks.FirstOrDefault(known => userAgent.Contains(known.Mark, StringComparison.Ordinal)).Name;

    // Programs tell their name first, as in "curl/8.5.0".
    static string? Product(string userAgent) =>
        userAgent.Split('/', ' ')[0] is { Length: > 0 and <= 30 } name && name != "Mozilla" ? name : null;
}
