using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace FinSight.Tests.Passkeys;

/// <summary>
/// An authenticator and its browser in a few lines (WebAuthn 3): one ES256 passkey, which can also lie.
/// </summary>
sealed class SoftwarePasskey
{
    const byte Present = 1, Verified = 4, HasKey = 0x40;

    readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    string? _user;

    public byte[] Id { get; } = RandomNumberGenerator.GetBytes(32);

    public string Origin { get; set; } = "http://localhost";

    public bool CrossOrigin { get; set; }

    public string Host { get; set; } = "localhost";

    /// <summary>Zero, as those say that are kept in a cloud; otherwise it grows with each use.</summary>
    public uint Count { get; set; }

    public bool Verifies { get; set; } = true;

    /// <summary>ResponseExtensions <c>navigator.credentials.create</c>.</summary>
    public string Create(JsonElement options)
    {
        _user = options.GetProperty("user").GetProperty("id").GetString();
        var point = _key.ExportParameters(false).Q;
        byte[] publicKey = [0xA5, 1, 2, 3, 0x26, 0x20, 1, 0x21, 0x58, 32, .. point.X!, 0x22, 0x58, 32, .. point.Y!];
        byte[] data = [.. Data(HasKey), .. new byte[16], 0, (byte)Id.Length, .. Id, .. publicKey];
        byte[] attestation =
        [
            0xA3, 0x63, .. "fmt"u8, 0x64, .. "none"u8, 0x67, .. "attStmt"u8, 0xA0, 0x68, .. "authData"u8, 0x58,
            (byte)data.Length, .. data,
        ];
        return Answer(new Dictionary<string, object?>
        {
            ["clientDataJSON"] = Text(Client("webauthn.create", options)),
            ["attestationObject"] = Text(attestation),
            ["transports"] = new[] { "internal" },
        });
    }

    /// <summary>ResponseExtensions <c>navigator.credentials.get</c>.</summary>
    public string Sign(JsonElement options)
    {
        if (Count > 0) Count++;
        var (client, data) = (Client("webauthn.get", options), Data(0));
        return Answer(new Dictionary<string, object?>
        {
            ["clientDataJSON"] = Text(client),
            ["authenticatorData"] = Text(data),
            ["signature"] = Text(_key.SignData(
                [.. data, .. SHA256.HashData(client)], HashAlgorithmName.SHA256,
                DSASignatureFormat.Rfc3279DerSequence)),
            ["userHandle"] = _user,
        });
    }

    byte[] Data(byte flags)
    {
        var count = new byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32BigEndian(count, Count);
        return
        [
            .. SHA256.HashData(Encoding.UTF8.GetBytes(Host)),
            (byte)(flags | Present | (Verifies ? Verified : 0)),
            .. count,
        ];
    }

    byte[] Client(string type, JsonElement options) => JsonSerializer.SerializeToUtf8Bytes(new
    {
        type,
        challenge = options.GetProperty("challenge").GetString(),
        origin = Origin,
        crossOrigin = CrossOrigin,
    });

    string Answer(Dictionary<string, object?> response) => JsonSerializer.Serialize(new
    {
        id = Text(Id),
        rawId = Text(Id),
        type = "public-key",
        response,
        clientExtensionResults = new { },
    });

    static string Text(byte[] bytes) => Base64Url.EncodeToString(bytes);
}
