using System.Buffers.Text;
using FinSight.Core.Ledgers;

namespace FinSight.Core.Connections;

/// <summary>A sender that showed the right secret. Only <see cref="ConnectionAuthenticator"/> hands one out.</summary>
public sealed class AuthenticatedConnection
{
    internal AuthenticatedConnection(Member member, Connection connection)
    {
        (Member, ConnectionId, Kind, Name) = (member, connection.Id, connection.Kind, connection.Name);
        (SigningSecret, CategoryId, Tag) = (connection.SigningSecret, connection.CategoryId, connection.Tag);
    }

    /// <summary>In whose name it adds; it may do nothing else.</summary>
    public Member Member { get; }

    public Guid ConnectionId { get; }

    public ConnectionKind Kind { get; }

    public string Name { get; }

    /// <summary>Sealed, as it is stored.</summary>
    public string? SigningSecret { get; }

    internal Guid? CategoryId { get; }

    internal string? Tag { get; }
}

/// <summary>Where a connection sends to: its id and its secret in one word.</summary>
static class ConnectionAddressFormat
{
    const string Root = "/hook/";
    const int Longest = 100;

    public static string Of(Guid id, string secret) =>
        $"{Root}{Base64Url.EncodeToString(id.ToByteArray(true))}.{secret}";

    /// <returns>Null where it can't be one.</returns>
    public static (Guid Id, string Secret)? Read(string? word)
    {
        if (word is null or { Length: > Longest }
            || word.IndexOf('.', StringComparison.Ordinal) is not (> 0 and var dot))
            return null;
        var bytes = new byte[16];
        return Base64Url.IsValid(word.AsSpan(0, dot), out var length) && length == bytes.Length
            && Base64Url.TryDecodeFromChars(word.AsSpan(0, dot), bytes, out _)
                ? (new Guid(bytes, true), word[(dot + 1)..])
                : null;
    }
}
