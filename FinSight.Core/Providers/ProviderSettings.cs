using FinSight.Core.Accounts;

namespace FinSight.Core.Providers;

/// <summary>The identity provider with which people of this server may sign in (OpenID Connect).</summary>
/// <param name="Authority">Where it is found, and what its tokens are issued by.</param>
/// <param name="Secret">Null where the client is a public one.</param>
/// <param name="Name">What people call it.</param>
public sealed record ProviderSettings(Uri Authority, string ClientId, string? Secret, string Name)
{
    const string ClientName = "FINSIGHT_OIDC_CLIENT_ID";
    const string SecretName = "FINSIGHT_OIDC_CLIENT_SECRET";
    const string NameName = "FINSIGHT_OIDC_NAME";
    const int LongestName = 40;

    /// <returns>Null where there is none.</returns>
    /// <exception cref="StartupException">A setting has a value that means nothing, or one is missing.</exception>
    public static ProviderSettings? Read(Func<string, string?> setting)
    {
        if (setting(RegistrationSettings.AuthorityName) is not { Length: > 0 } text) return null;
        if (!Uri.TryCreate(text, UriKind.Absolute, out var authority)
            || authority is { Scheme: not ("https" or "http") })
            throw new StartupException(
                $"{RegistrationSettings.AuthorityName} is \"{text}\": set it to the address of your identity " +
                "provider, such as https://id.example.org.");
        // What vouches for people must not be open to whoever stands in between.
        if (authority is { Scheme: "http", IsLoopback: false })
            throw new StartupException(
                $"{RegistrationSettings.AuthorityName} is \"{text}\": an identity provider elsewhere needs https.");
        if (setting(ClientName) is not { Length: > 0 } client)
            throw new StartupException(
                $"{RegistrationSettings.AuthorityName} is set, but {ClientName} is not: set it to what the provider calls " +
                "this server.");
        var name = TextNormalizer.OneLine(setting(NameName));
        if (name.Length > LongestName)
            throw new StartupException($"{NameName} is longer than {LongestName} characters.");
        return new(
            authority, client, SecretSettingReader.Read(setting, SecretName),
            TextNormalizer.IsVisible(name) ? name : authority.Host);
    }
}
