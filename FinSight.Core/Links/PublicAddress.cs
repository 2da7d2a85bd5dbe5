namespace FinSight.Core.Links;

/// <summary>
/// Where people find this server, as its owner says it: links and passkeys are bound to it, never to what a request
/// says of itself.
/// </summary>
public sealed class PublicAddress
{
    const string Setting = "FINSIGHT_PUBLIC_URL";

    /// <summary>Nobody has said it: this machine only.</summary>
    public static readonly PublicAddress Unknown = new(null);

    PublicAddress(Uri? url) => Url = url;

    /// <summary>Scheme, host and port; null where the setting is missing.</summary>
    public Uri? Url { get; }

    /// <summary>The name without the port; <c>localhost</c> where the setting is missing.</summary>
    public string Host => Url?.Host ?? "localhost";

    /// <summary>
    /// Whether browsers make passkeys here: they ask for HTTPS and a name, or for localhost (WebAuthn 3, 5.1.3).
    /// </summary>
    public bool TakesPasskeys =>
        Url is null
            || (Url.HostNameType == UriHostNameType.Dns && (Url.Scheme == Uri.UriSchemeHttps || Host == "localhost"));

    /// <summary>Whether a browser at this address makes passkeys: they are bound to the name of the server.</summary>
    public bool TakesPasskeysAt(string host) =>
        TakesPasskeys && host.Equals(Host, StringComparison.OrdinalIgnoreCase);

    /// <exception cref="StartupException">It is no address of a server.</exception>
    public static PublicAddress Read(Func<string, string?> setting)
    {
        if (setting(Setting) is not { Length: > 0 } text) return Unknown;
        return Uri.TryCreate(text, UriKind.Absolute, out var url)
            && (url.Scheme == Uri.UriSchemeHttps || url.Scheme == Uri.UriSchemeHttp)
            && url.Host.Length > 0 && url.UserInfo.Length == 0 && url.PathAndQuery == "/" && url.Fragment.Length == 0
                ? new PublicAddress(new UriBuilder(url.Scheme, url.IdnHost, url.Port).Uri)
                : throw new StartupException(
                    $"{Setting} is \"{text}\": set it to the address that people type, such as " +
                    "https://money.example.org.");
    }

    /// <summary>A page's address for somebody who is elsewhere; its path alone where the setting is missing.</summary>
    /// <param name="path">Begins with a slash.</param>
    public string LinkTo(string path) => Url is null ? path : new Uri(Url, path).AbsoluteUri;

    /// <summary>Whether a page that a browser says it has from this origin is one of this server's.</summary>
    public bool IsOrigin(string? origin) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var other) && other.PathAndQuery == "/"
        && (Url is null
            ? other.Host == Host && (other.Scheme == Uri.UriSchemeHttp || other.Scheme == Uri.UriSchemeHttps)
            : Uri.Compare(
                Url, other, UriComponents.SchemeAndServer, UriFormat.SafeUnescaped, StringComparison.Ordinal) == 0);
}
