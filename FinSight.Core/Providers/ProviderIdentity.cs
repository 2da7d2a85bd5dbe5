using System.Security.Cryptography;
using System.Text;

namespace FinSight.Core.Providers;

/// <summary>
/// Somebody as an identity provider vouches for them. Its name for them decides alone: an address of mail proves
/// nothing.
/// </summary>
/// <param name="Issuer">The provider, as its tokens name it.</param>
/// <param name="Subject">What it calls them for ever.</param>
/// <param name="Label">What people call that, to tell one from another.</param>
public sealed record ProviderIdentity(string Issuer, string Subject, string? Label)
{
    const int Longest = 128;

    /// <summary>As it is stored: what is too long by its hash.</summary>
    internal string Provider => Short(Issuer);

    internal string Key => Short(Subject);

    internal string? Shown =>
        Label is null ? null : Text.OneLine(Label) is var line && line.Length <= Longest ? line : line[..Longest];

    static string Short(string text) =>
        text.Length <= Longest ? text : $"sha256:{Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}";
}

/// <summary>An account of an identity provider that opens an account here.</summary>
/// <param name="Label">What people call it; null where the provider did not say.</param>
public sealed record ProviderLink(string? Label);
