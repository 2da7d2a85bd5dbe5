using System.IO.Compression;
using System.Text.Json;

namespace FinSight.Tests.Upgrades;

/// <summary>
/// The data of somebody who lived in a version that stood on main, made by that version itself: see
/// <see cref="OldVersionRecorder"/>.
/// </summary>
/// <param name="Since">When they stopped to live there.</param>
/// <param name="Session">The cookie of an open browser.</param>
/// <param name="Token">A program's, where that version had them.</param>
/// <param name="Hook">The program that is called, where that version did so.</param>
sealed record LandedVersionData(DateTimeOffset Since, string Session, string? Token, string? Hook)
{
    public const string Name = "mara";

    /// <summary>Minor units of all expenses.</summary>
    public const long Total = 4_50 + 11_50 - 2_00;

    const string Note = "house.json";

    static readonly string Shelf = Path.Combine(Repository.Root, "FinSight.Tests", "Upgrades", "Landed");

    /// <summary>The commits of these versions.</summary>
    public static IEnumerable<string> Versions =>
        Directory.GetFiles(Shelf, "*.zip").Select(file => Path.GetFileNameWithoutExtension(file)!);

    public static async Task<LandedVersionData> UnpackAsync(string version, TempFolder folder)
    {
        await ZipFile.ExtractToDirectoryAsync(Path.Combine(Shelf, $"{version}.zip"), folder.Path);
        var note = Path.Combine(folder.Path, Note);
        var house = JsonSerializer.Deserialize<LandedVersionData>(await File.ReadAllTextAsync(note))!;
        File.Delete(note);
        return house;
    }

    /// <param name="folder">The data of a server that was stopped.</param>
    public async Task KeepAsync(string version, TempFolder folder)
    {
        Directory.CreateDirectory(Shelf);
        await using var zip = await ZipFile.OpenAsync(Path.Combine(Shelf, $"{version}.zip"), ZipArchiveMode.Create);
        await zip.CreateEntryFromFileAsync(Path.Combine(folder.Path, "finsight.db"), "finsight.db");
        foreach (var key in Directory.GetFiles(Path.Combine(folder.Path, "keys")))
            await zip.CreateEntryFromFileAsync(key, $"keys/{Path.GetFileName(key)}");
        await using var note = await zip.CreateEntry(Note).OpenAsync();
        await JsonSerializer.SerializeAsync(note, this);
    }
}
