namespace FinSight.Core.Providers;

/// <summary>
/// Somebody as an identity provider vouches for them. Its name for them decides alone: an address of mail proves
/// nothing.
/// </summary>
/// <param name="Issuer">The provider, as its tokens name it.</param>
/// <param name="Subject">What it calls them for ever.</param>
/// <param name="Label">What people call that, to tell one from another.</param>
public sealed record ProviderIdentityClaims(string Issuer, string Subject, string? Label)
{
    const int Longest = 128;

    /// <summary>As it is stored: what is too long by its hash.</summary>
    internal string Provider => TextNormalizer.OrHash(Issuer, Longest);

    internal string Key => TextNormalizer.OrHash(Subject, Longest);

    internal string? Shown => Label is null ? null
        : TextNormalizer.OneLine(Label) is var line
            && line.Length <= Longest ? line : TextNormalizer.WellFormed(line[..Longest]);
}

/// <summary>An account of an identity provider that opens an account here.</summary>
/// <param name="Label">What people call it; null where the provider did not say.</param>
public sealed record ProviderLinkView(string? Label);
