using System.IO.Compression;
using FinSight.Core;
using FinSight.Core.Backup;

namespace FinSight.Tests.Backup;

/// <summary>
/// What somebody may hand over as a backup is refused before anything comes of it, with a rule that says why.
/// </summary>
public sealed class CraftedBackupTests : BackupTestBase
{
    [Fact]
    public async Task An_archive_of_a_newer_format() => await AssertRefusedAsync(
        Rules.Backup.Newer, await CraftAsync(_ => { }, manifest => manifest with { Format = 2 }));

    [Theory]
    [InlineData("../evil.xml")]
    [InlineData("keys/../../evil.xml")]
    [InlineData("/etc/evil.xml")]
    [InlineData(@"keys\..\evil.xml")]
    [InlineData("keys/.hidden.xml")]
    [InlineData("keys/evil.xml\n")]
    [InlineData("keys/")]
    [InlineData("FINSIGHT.DB")]
    [InlineData("readme.txt")]
    public async Task A_name_that_no_backup_has(string name)
    {
        var file = await MakeAsync();
        await EditAsync(file, zip => zip.CreateEntry(name));
        await AssertRefusedAsync(Rules.Backup.Unsafe, file);
    }

    [Fact]
    public async Task A_link()
    {
        var file = await MakeAsync();
        await EditAsync(file, zip =>
        {
            zip.GetEntry("keys/key-1.xml")!.Delete();
            zip.CreateEntry("keys/key-1.xml").ExternalAttributes = unchecked((int)0xA1FF0000);
        });
        await AssertRefusedAsync(Rules.Backup.Unsafe, file);
    }

    [Fact]
    public async Task A_part_that_is_there_twice_or_not_at_all()
    {
        var file = await MakeAsync();
        await EditAsync(file, zip => zip.CreateEntry("finsight.db"));
        await AssertRefusedAsync(Rules.Backup.Unsafe, file);

        var missing = await MakeAsync("missing.zip");
        await EditAsync(missing, zip => zip.GetEntry("keys/key-1.xml")!.Delete());
        await AssertRefusedAsync(Rules.Backup.Mismatch, missing);
    }

    [Fact]
    public async Task A_part_that_was_changed()
    {
        var file = await MakeAsync();
        await EditAsync(file, zip =>
        {
            zip.GetEntry("keys/key-1.xml")!.Delete();
            using var key = zip.CreateEntry("keys/key-1.xml").Open();
            key.Write("<kex/>"u8);
        });
        await AssertRefusedAsync(Rules.Backup.Mismatch, file);
    }

    [Fact]
    public async Task A_part_that_unpacks_to_very_much_more_than_it_is()
    {
        var file = Inside("bomb.zip");
        await using (var zip = await ZipArchive.CreateAsync(
            File.Create(file), ZipArchiveMode.Create, leaveOpen: false, null))
        {
            await using (var bomb = await zip.CreateEntry("finsight.db").OpenAsync())
                for (var i = 0; i < 64; i++) await bomb.WriteAsync(new byte[1 << 20]);
            await using var manifest = await zip.CreateEntry(BackupManifest.FileName).OpenAsync();
            await manifest.WriteAsync(
                new BackupManifest("FinSight", 1, "0.1.0", "x", default, [], new Dictionary<string, long>()).Write());
        }
        await AssertRefusedAsync(Rules.Backup.TooLarge, file);
    }

    [Fact]
    public async Task A_part_whose_size_is_a_lie()
    {
        var file = await MakeAsync();
        var bytes = await File.ReadAllBytesAsync(file);
        // The directory at the end says how long the key is unpacked: one byte less than it is.
        var directory = bytes.AsSpan().LastIndexOf("keys/key-1.xml"u8) - 46;
        Assert.Equal(6, BitConverter.ToInt32(bytes, directory + 24));
        bytes[directory + 24] = 5;
        await File.WriteAllBytesAsync(file, bytes);
        await AssertRefusedAsync(Rules.Backup.Mismatch, file);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("plum cake and tea")]
    public async Task One_that_was_cut_off_anywhere(string? passphrase)
    {
        var whole = await File.ReadAllBytesAsync(await MakeAsync(passphrase: passphrase));
        foreach (var length in new[]
        {
            0, 1, 63, 64, 79, 80, whole.Length / 3, whole.Length / 2, whole.Length - 100, whole.Length - 1,
        })
        {
            var file = Inside("cut.zip");
            await File.WriteAllBytesAsync(file, whole[..length]);
            var refused = await Assert.ThrowsAsync<RuleException>(() => Backups.VerifyAsync(file, passphrase));
            Assert.Contains(
                refused.Rule, new[] { Rules.Backup.Damaged, Rules.Backup.PassphraseWrong, Rules.Backup.Foreign });
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("plum cake and tea")]
    public async Task One_with_a_bit_turned_over_anywhere_is_refused_or_the_same(string? passphrase)
    {
        var whole = await File.ReadAllBytesAsync(await MakeAsync(passphrase: passphrase));
        var random = new Random(20261129);
        for (var i = 0; i < (passphrase is null ? 40 : 4); i++)
        {
            var (at, file) = (random.Next(whole.Length), Inside("turned.zip"));
            var turned = whole.ToArray();
            turned[at] ^= (byte)(1 << random.Next(8));
            await File.WriteAllBytesAsync(file, turned);
            // A zip has bits that nobody reads, such as the time of an entry; sealed, each counts.
            try
            {
                Assert.Equal(3, (await Backups.VerifyAsync(file, passphrase)).Expenses);
                Assert.True(passphrase is null, $"Bit {at} was not noticed");
            }
            catch (RuleException)
            {
                // Refused, for whatever reason it found first.
            }
        }
    }

    [Fact]
    public async Task One_under_another_passphrase_or_none()
    {
        var file = await MakeAsync(passphrase: "plum cake and tea");
        await AssertRefusedAsync(Rules.Backup.PassphraseMissing, file);
        await AssertRefusedAsync(Rules.Backup.PassphraseWrong, file, "plum cake and coffee");
        Assert.DoesNotContain("finsight.db", await File.ReadAllTextAsync(file), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_no_archive_and_what_is_somebody_else_s()
    {
        await AssertRefusedAsync(Rules.Backup.FileMissing, Inside("nowhere.zip"));
        await File.WriteAllTextAsync(Inside("letter.txt"), "Dear Mara");
        await AssertRefusedAsync(Rules.Backup.Foreign, Inside("letter.txt"));
        await using (var zip = await ZipFile.OpenAsync(Inside("photos.zip"), ZipArchiveMode.Create))
            zip.CreateEntry("photo.jpg");
        await AssertRefusedAsync(Rules.Backup.Foreign, Inside("photos.zip"));
        await using (var zip = await ZipFile.OpenAsync(Inside("other.zip"), ZipArchiveMode.Create))
        await using (var manifest = await zip.CreateEntry("manifest.json").OpenAsync())
            await manifest.WriteAsync("""{"product":"Other"}"""u8.ToArray());
        await AssertRefusedAsync(Rules.Backup.Foreign, Inside("other.zip"));
    }

    [Fact]
    public async Task A_name_that_is_taken_and_a_folder_that_is_not_there()
    {
        var file = await MakeAsync();
        var before = await File.ReadAllBytesAsync(file);
        Assert.Equal(Rules.Backup.Exists, (await Assert.ThrowsAsync<RuleException>(() => MakeAsync())).Rule);
        Assert.Equal(before, await File.ReadAllBytesAsync(file));
        var nowhere = await Assert.ThrowsAsync<RuleException>(
            () => Backups.MakeAsync(Inside("nowhere/backup.zip"), null));
        Assert.Equal(Rules.Backup.PlaceUnwritable, nowhere.Rule);
    }

    static async Task EditAsync(string file, Action<ZipArchive> edit)
    {
        await using var zip = await ZipFile.OpenAsync(file, ZipArchiveMode.Update);
        edit(zip);
    }
}
