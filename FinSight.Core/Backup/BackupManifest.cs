using System.Text.Json;

namespace FinSight.Core.Backup;

/// <summary>What a backup says of itself; what it holds is held against that.</summary>
/// <param name="Format">Of the archive; another one is read by another version.</param>
/// <param name="Version">Of the FinSight that made it.</param>
/// <param name="Schema">The last migration that its database has seen.</param>
/// <param name="MadeAt">UTC.</param>
/// <param name="Parts">All files beside this one.</param>
/// <param name="Rows">How many rows each table has.</param>
/// <param name="Kind">Of all that a server has, or of one ledger alone.</param>
sealed record BackupManifest(
    string Product, int Format, string Version, string Schema, DateTime MadeAt,
    IReadOnlyList<BackupManifestEntry> Parts,
    IReadOnlyDictionary<string, long> Rows, string Kind = BackupManifest.OfServer)
{
    public const string OfServer = "server";
    public const string OfLedger = "ledger";
    public const string FileName = "manifest.json";
    public const string OwnProduct = "FinSight";
    public const int OwnFormat = 1;
    public const int MostBytes = 1 << 20;

    static readonly JsonSerializerOptions Style = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    public byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(this, Style);

    /// <exception cref="RuleException">It is of the other kind.</exception>
    public void Expect(string kind)
    {
        if (Kind == kind) return;
        throw new RuleException(Kind switch
        {
            OfServer => Rules.Backup.IsServer,
            OfLedger => Rules.Backup.IsLedger,
            _ => Rules.Backup.Foreign,
        });
    }

    /// <exception cref="RuleException">It is none, or of a newer FinSight.</exception>
    public static BackupManifest Read(ReadOnlySpan<byte> text)
    {
        try
        {
            var manifest = JsonSerializer.Deserialize<BackupManifest>(text, Style);
            if (manifest is not { Product: OwnProduct, Format: > 0 } || manifest.Parts.Any(part => part is null))
                throw new RuleException(Rules.Backup.Foreign);
            if (manifest.Format > OwnFormat) throw new RuleException(Rules.Backup.Newer, manifest.Version);
            return manifest;
        }
        catch (JsonException)
        {
            throw new RuleException(Rules.Backup.Foreign);
        }
    }
}

/// <param name="Name">Its path, with slashes.</param>
/// <param name="Sha256">In hexadecimal digits.</param>
sealed record BackupManifestEntry(string Name, long Bytes, string Sha256);
