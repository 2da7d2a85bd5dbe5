using FinSight.Core;
using FinSight.Core.Backup;
using FinSight.Core.Data;
using FinSight.Core.Security;
using FinSight.Core.SignUp;

namespace FinSight.Tests.RuleCodes;

public sealed partial class RuleCodeTests
{
    Dictionary<Rule, Func<Task>> Backups => new()
    {
        [Rules.Backup.Exists] = () => BackUpAsync(Get<DataFolder>().Database),
        [Rules.Backup.NoDatabase] = async () =>
        {
            using var empty = new TempFolder();
            await new BackupService(DataFolder.Open(empty.Path), TimeProvider.System)
                .MakeAsync(Path.Combine(empty.Path, "x.zip"), null);
        },
        [Rules.Backup.OnServer] = () =>
        {
            var folder = DataFolder.Open(House.Folder.Path);
            folder.IsWithoutDatabase = true;
            return new BackupService(folder, TimeProvider.System).MakeAsync("x.zip", null);
        },
        [Rules.Backup.Busy] = () => throw new RuleException(Rules.Backup.Busy),
        [Rules.Backup.TooSlow] = () => throw new RuleException(Rules.Backup.TooSlow),
        [Rules.Backup.NoRoom] = () => throw new RuleException(Rules.Backup.NoRoom, 2, 1),
        [Rules.Backup.PlaceUnwritable] = () => BackUpAsync(Path.Combine(House.Folder.Path, "nowhere", "x.zip")),
        [Rules.Backup.InUse] = async () =>
        {
            using var server = FolderLock.Share(Get<DataFolder>());
            await Get<RestoreService>().RunAsync("x.zip", null);
        },
        [Rules.Backup.FileMissing] = () => Get<BackupService>().VerifyAsync("nowhere.zip", null),
        [Rules.Backup.Foreign] = () => VerifyAsync("Dear Mara"u8.ToArray()),
        [Rules.Backup.IsServer] = () => Told(() => Manifest(BackupManifest.OfServer).Expect(BackupManifest.OfLedger)),
        [Rules.Backup.IsLedger] = () => Told(() => Manifest(BackupManifest.OfLedger).Expect(BackupManifest.OfServer)),
        [Rules.Backup.NotEmpty] = async () =>
        {
            await Get<BackupService>().MakeAsync(Path.Combine(House.Folder.Path, "own.zip"), null);
            await using var file = File.OpenRead(Path.Combine(House.Folder.Path, "own.zip"));
            await Get<RestoreService>().PrepareAsync(Get<RegistrationService>(), file, null, ClientInfo.Unknown);
        },
        [Rules.Backup.Damaged] = () => VerifyAsync([.. "PK\x03\x04"u8, 0, 0]),
        [Rules.Backup.PassphraseMissing] = () => VerifyAsync(new byte[200]),
        [Rules.Backup.PassphraseWrong] = () => VerifyAsync(new byte[200], "plum"),
        [Rules.Backup.Newer] = () => Told(() => BackupManifest.Read(
            """{"product":"FinSight","format":2,"version":"9","schema":"","madeAt":"2026-11-29T00:00:00Z","parts":[],"rows":{}}"""u8)),
        [Rules.Backup.Mismatch] = () => throw new RuleException(Rules.Backup.Mismatch, "finsight.db"),
        [Rules.Backup.Unsafe] = () => throw new RuleException(Rules.Backup.Unsafe, "../x"),
        [Rules.Backup.TooLarge] = () => throw new RuleException(Rules.Backup.TooLarge, "finsight.db"),
        [Rules.Backup.SchemaOdd] = () => SpoilAsync("CREATE VIEW Spy AS SELECT 1"),
        [Rules.Backup.Faulty] = async () =>
        {
            await SpendAsync(Mara);
            await SpoilAsync("DROP VIEW IF EXISTS Spy; UPDATE DailyTotals SET Amount = 1");
        },
    };

    static BackupManifest Manifest(string kind) =>
        new("FinSight", 1, "0.1.0", "x", default, [], new Dictionary<string, long>(), kind);

    Task<BackupSummary> BackUpAsync(string file) => Get<BackupService>().MakeAsync(file, null);

    async Task VerifyAsync(byte[] content, string? passphrase = null)
    {
        if (content.Length == 200)
        {
            using var file = new MemoryStream();
            using (var cover = EncryptedFile.Create(file, "tea"))
            {
                cover.Write(content);
                cover.End();
            }
            content = file.ToArray();
        }
        var crafted = Path.Combine(House.Folder.Path, "crafted.zip");
        await File.WriteAllBytesAsync(crafted, content);
        await Get<BackupService>().VerifyAsync(crafted, passphrase);
    }

    async Task SpoilAsync(string sql)
    {
        await using (var db = await House.Contexts.CreateDbContextAsync())
            await Microsoft.EntityFrameworkCore.RelationalDatabaseFacadeExtensions.ExecuteSqlRawAsync(db.Database, sql);
        await BackUpAsync(Path.Combine(House.Folder.Path, "x.zip"));
    }

    static Task Told(Action act)
    {
        act();
        return Task.CompletedTask;
    }
}
