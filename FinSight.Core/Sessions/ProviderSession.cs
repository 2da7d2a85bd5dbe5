namespace FinSight.Core.Sessions;

/// <summary>The session of an identity provider that begins one here.</summary>
/// <param name="Name">As the provider calls it; empty where it does not say.</param>
/// <param name="ShownAt">
/// When its user last showed the provider who they are: that it only remembers somebody proves nothing here.
/// </param>
public sealed record ProviderSession(string Name, DateTimeOffset? ShownAt)
{
    internal const int Longest = 200;

    /// <summary>A name as it is stored.</summary>
    internal static string Stored(string name) => TextNormalizer.OrHash(name, Longest);

    internal DateTime ProvedBy(DateTime now) =>
        ShownAt?.UtcDateTime is { } shown ? shown < now ? shown : now : DateTime.UnixEpoch;
}
