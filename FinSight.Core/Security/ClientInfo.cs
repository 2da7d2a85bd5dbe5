using System.Net;

namespace FinSight.Core.Security;

/// <summary>Where a request comes from: its network address, and the browser as it calls itself.</summary>
public sealed record ClientInfo
{
    public const int MaxAddress = 45;
    public const int MaxBrowser = 200;

    public static readonly ClientInfo Unknown = new(null, null);

    public ClientInfo(IPAddress? address, string? browser)
    {
        Network = address is { IsIPv4MappedToIPv6: true } ? address.MapToIPv4() : address;
        Address = Cut(Network?.ToString(), MaxAddress);
        Browser = Cut(TextNormalizer.OneLine(browser), MaxBrowser);
    }

    public IPAddress? Network { get; }

    public string Address { get; }

    public string Browser { get; }

    static string Cut(string? text, int length) => text is null ? "" : text.Length <= length ? text : text[..length];
}
