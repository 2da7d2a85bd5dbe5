using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using FinSight.Core.Data;

namespace FinSight.Core.Backup;

/// <summary>
/// The backups that the server keeps in one folder, each with its last proof in a file beside it: nothing of them
/// stands in the database, which may be what is lost.
/// </summary>
public sealed partial class BackupStore(
    DataFolder folder, BackupSettings settings, BackupService backups, TimeProvider time) : IDisposable
{
    internal const string SealedEnding = ".sealed";

    const string ProofEnding = ".proof.json", NameFormat = "yyyyMMdd-HHmmss";

    readonly SemaphoreSlim _turn = new(1, 1);

    public string Folder => settings.Folder ?? folder.Backups;

    /// <summary>The database is on a server, which has backups of its own.</summary>
    internal bool IsElsewhere => folder.IsWithoutDatabase;

    /// <summary>Why the last one could not be made; null where it was, or none was tried.</summary>
    public RuleException? Problem { get; private set; }

    /// <summary>The latest first.</summary>
    public IReadOnlyList<StoredBackup> List()
    {
        if (!Directory.Exists(Folder)) return [];
        return [.. new DirectoryInfo(Folder).EnumerateFiles("finsight-*")
            .Select(Read)
            .OfType<StoredBackup>()
            .OrderByDescending(backup => backup.MadeAt)];
    }

    /// <summary>Makes one, and lets those go that are no longer needed.</summary>
    /// <exception cref="RuleException">It could not be made, or is not sound: nothing is left of it.</exception>
    public async Task<StoredBackup> MakeAsync(CancellationToken cancel = default)
    {
        await _turn.WaitAsync(cancel);
        try
        {
            var made = await MakeAloneAsync(cancel);
            Problem = null;
            return made;
        }
        catch (RuleException problem)
        {
            Problem = problem;
            throw;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Unpacks one elsewhere, asks the doctor, and notes what came of it.</summary>
    /// <exception cref="NotFoundException">There is none of that name.</exception>
    public async Task<BackupVerificationResult> ProveAsync(string name, CancellationToken cancel = default)
    {
        var path = PathOf(name);
        var isSound = true;
        try
        {
            await backups.VerifyAsync(path, settings.Passphrase, cancel);
        }
        catch (RuleException problem) when (problem.Rule != Rules.Backup.NoRoom && problem is not FullDiskException)
        {
            (isSound, Problem) = (false, problem);
        }
        return await NoteAsync(
            path, new BackupVerificationResult(time.GetUtcNow().UtcDateTime, isSound, IsRestored: true), cancel);
    }

    /// <exception cref="NotFoundException">There is none of that name.</exception>
    public Stream Open(string name) =>
        new FileStream(PathOf(name), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);

    public void Dispose() => _turn.Dispose();

    async Task<StoredBackup> MakeAloneAsync(CancellationToken cancel)
    {
        try
        {
            // One that is there already may be others' too: its permissions are theirs.
            if (!Directory.Exists(Folder)) DataFolder.Open(Folder);
        }
        catch (StartupException)
        {
            throw new RuleException(Rules.Backup.PlaceUnwritable, Folder);
        }
        var at = time.GetUtcNow().UtcDateTime;
        var name =
            $"finsight-{at.ToString(NameFormat, CultureInfo.InvariantCulture)}.zip{(settings.Passphrase is null ? "" : SealedEnding)}";
        var path = Path.Combine(Folder, name);
        await backups.MakeAsync(path, settings.Passphrase, cancel);
        await NoteAsync(
            path, new BackupVerificationResult(time.GetUtcNow().UtcDateTime, IsSound: true, IsRestored: false), cancel);
        foreach (var old in BackupRetention.Spare(List()))
        {
            File.Delete(Path.Combine(Folder, old.Name));
            File.Delete(Path.Combine(Folder, old.Name + ProofEnding));
        }
        return List().Single(backup => backup.Name == name);
    }

    string PathOf(string name) =>
        List().Any(backup => backup.Name == name) ? Path.Combine(Folder, name) : throw new NotFoundException("backup");

    static StoredBackup? Read(FileInfo file) =>
        Own().Match(file.Name) is { Success: true } own
        && DateTime.TryParseExact(
            own.Groups["at"].Value, NameFormat, CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at)
            ? new StoredBackup(file.Name, at, file.Length, ReadProof(file.FullName + ProofEnding)) : null;

    static BackupVerificationResult? ReadProof(string path)
    {
        try
        {
            return File.Exists(path) ? JsonSerializer.Deserialize<BackupVerificationResult>(File.ReadAllBytes(path))
                : null;
        }
        catch (Exception problem) when (problem is JsonException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    static async Task<BackupVerificationResult> NoteAsync(
        string path, BackupVerificationResult proof, CancellationToken cancel)
    {
        var (draft, note) = (path + ProofEnding + ".new", path + ProofEnding);
        await File.WriteAllBytesAsync(draft, JsonSerializer.SerializeToUtf8Bytes(proof), cancel);
        File.Move(draft, note, overwrite: true);
        return proof;
    }

    [GeneratedRegex(@"^finsight-(?<at>\d{8}-\d{6})\.zip(\.sealed)?\z")]
    private static partial Regex Own();
}
