namespace FinSight.Tests.Accounts;

/// <summary>Return addresses that have led visitors of other sites astray.</summary>
static class OpenRedirectCases
{
    public static readonly string[] Payloads =
    [
        "https://evil.example", "http://evil.example/", "HTTPS://evil.example", "https:evil.example",
        "https:/evil.example", "https:///evil.example", "http:\\\\evil.example", "https:\\evil.example",
        "//evil.example", "///evil.example", "////evil.example", "/////evil.example/", "//evil.example/%2f..",
        "//evil.example@here/", "//here@evil.example", "//evil%E3%80%82example", "//[::1]/", "//0x7f000001",
        "/\\evil.example", "/\\/evil.example", "\\\\evil.example", "\\/evil.example", "/\\\\evil.example",
        "\\evil.example",
        "/%09/evil.example", "/\t/evil.example", "\t//evil.example", "/\n/evil.example", "/\r\n/evil.example",
        "/%0d%0aLocation:%20https://evil.example", "/\r\nLocation: https://evil.example", "/%0a/evil.example",
        "/\0/evil.example", "/%00/evil.example", "\u0001//evil.example", "/\u0085/evil.example",
        " //evil.example", " https://evil.example", "\u00A0//evil.example", "\uFEFF//evil.example",
        "/%2f/evil.example", "/%2Fevil.example", "%2f%2fevil.example", "/%252f/evil.example", "/%25252f/evil.example",
        "/%2525252f/evil.example", "/%252525252f/evil.example", "/%5cevil.example", "/%5C%5Cevil.example",
        "/%255cevil.example",
        "/.//evil.example", "/..//evil.example", "/a/..//evil.example", "/./../\\evil.example", "/%2e%2e//evil.example",
        "/%2e/%2fevil.example", "/a//../evil.example", "/;//evil.example", "/?//evil.example", "/#//evil.example",
        "javascript:alert(1)", "javascript://evil.example/%0aalert(1)", "JaVaScRiPt:alert(1)", "java\tscript:alert(1)",
        "/javascript:alert(1)", "data:text/html,<script>alert(1)</script>", "vbscript:msgbox(1)", "file:///etc/passwd",
        "mailto:a@evil.example", "blob:https://evil.example/1", "evil.example", "@evil.example", ":80",
        ":@evil.example",
        "/@evil.example", "/\u2044/evil.example", "／／evil.example", "/／evil.example", "/。/evil.example",
        "/℀evil.example",
        "?returnUrl=https://evil.example", "#https://evil.example", ".evil.example", "./evil.example",
        "../evil.example",
        "~/evil.example", "~//evil.example", "/~//evil.example", "\ud800//evil.example", "/\ud800/evil.example",
        "<>//evil.example", "//localhost:1@evil.example:80", "https://localhost@evil.example",
        "https://localhost.evil.example",
    ];

    public static TheoryData<string> All => new(Payloads);

    /// <summary>Resolved as a browser does, the address has this server's origin and says so to any reader.</summary>
    public static void AssertStays(string location)
    {
        Assert.StartsWith("/", location, StringComparison.Ordinal);
        Assert.DoesNotContain("//", location.Split('?')[0], StringComparison.Ordinal);
        Assert.DoesNotContain('\\', location);
        Assert.All(location, letter => Assert.InRange(letter, '!', '~'));
        Assert.Equal("localhost", new Uri(new Uri("http://localhost:5000/account/login"), location).Host);
    }
}
