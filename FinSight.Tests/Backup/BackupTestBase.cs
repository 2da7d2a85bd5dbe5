using System.IO.Compression;
using FinSight.Core;
using FinSight.Core.Backup;
using FinSight.Core.Data;
using FinSight.Core.Ledgers;
using FinSight.Tests.Data;
using Microsoft.Data.Sqlite;

namespace FinSight.Tests.Backup;

/// <summary>A house with some expenses and a key, its backups, and an empty place to restore them into.</summary>
public abstract class BackupTestBase : IAsyncLifetime
{
    protected TestServices House { get; private set; } = null!;

    protected Member Mara { get; private set; } = null!;

    protected TempFolder Elsewhere { get; } = new();

    protected BackupService Backups => House.Get<BackupService>();

    public virtual async Task InitializeAsync()
    {
        House = await TestServices.OpenAsync();
        Mara = await House.MoveInAsync();
        foreach (var title in new[] { "Coffee", "Crème brûlée", "=1+1 \"quoted\"\n" })
            await House.Expenses.AddAsync(Mara, Guid.CreateVersion7(), await House.FieldsAsync(Mara, title));
        var keys = Directory.CreateDirectory(House.Get<DataFolder>().Keys).FullName;
        await File.WriteAllTextAsync(Path.Combine(keys, "key-1.xml"), "<key/>");
    }

    public virtual async Task DisposeAsync()
    {
        await House.DisposeAsync();
        Elsewhere.Dispose();
    }

    protected string Inside(string name) => Path.Combine(Elsewhere.Path, name);

    protected async Task<string> MakeAsync(string name = "backup.zip", string? passphrase = null)
    {
        await Backups.MakeAsync(Inside(name), passphrase);
        return Inside(name);
    }

    /// <summary>
    /// A backup as somebody could craft it: unpacked, changed, and packed again with all its sums right.
    /// </summary>
    internal async Task<string> CraftAsync(Action<string> change, Func<BackupManifest, BackupManifest>? manifest = null)
    {
        var made = await MakeAsync("sound.zip");
        var unpacked = Inside("unpacked");
        await ZipFile.ExtractToDirectoryAsync(made, unpacked);
        change(unpacked);
        var said = BackupManifest.Read(await File.ReadAllBytesAsync(Path.Combine(unpacked, BackupManifest.FileName)));
        File.Delete(Path.Combine(unpacked, BackupManifest.FileName));
        var crafted = Inside("crafted.zip");
        await using var file = File.Create(crafted);
        var files = Directory.GetFiles(unpacked, "*", SearchOption.AllDirectories)
            .Select(path => (Path.GetRelativePath(unpacked, path).Replace('\\', '/'), path));
        await ArchiveWriter.WriteAsync(
            file, files, parts => (manifest ?? (one => one))(said with { Parts = parts }), default);
        return crafted;
    }

    /// <summary>
    /// Refused by a verification and by a restore alike, with this rule, and nothing is left or changed.
    /// </summary>
    protected async Task AssertRefusedAsync(Rule rule, string file, string? passphrase = null)
    {
        var target = DataFolder.Open(Inside("target"));
        var before = Directory.GetFileSystemEntries(House.Folder.Path).Order().ToList();
        Assert.Equal(rule, (await Assert.ThrowsAsync<RuleException>(() => Backups.VerifyAsync(file, passphrase))).Rule);
        Assert.Equal(before, Directory.GetFileSystemEntries(House.Folder.Path).Order());
        Assert.Equal(rule, (await Assert.ThrowsAsync<RuleException>(
            () => new RestoreService(target, TimeProvider.System).RunAsync(file, passphrase))).Rule);
        Assert.Equal([Path.Combine(target.Path, "finsight.lock")], Directory.GetFileSystemEntries(target.Path));
    }

    /// <summary>All rows but those that a restore leaves out or adds.</summary>
    protected static async Task<List<string>> RowsAsync(TestServices house)
    {
        await using var db = await house.Contexts.CreateDbContextAsync();
        return [.. (await db.DumpAsync()).Where(row =>
            !row.StartsWith("Sessions:", StringComparison.Ordinal)
                && !row.StartsWith("OneTimeLinks:", StringComparison.Ordinal)
            && !row.StartsWith("SecurityEvents:", StringComparison.Ordinal)
            && !row.StartsWith("sqlite_sequence:", StringComparison.Ordinal)
            && !row.StartsWith("ExpenseTexts", StringComparison.Ordinal))];
    }

    protected static void Execute(string database, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={database};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
