using FinSight.Core;

namespace FinSight.Tests.Backup;

/// <summary>A backup whose database is not what it says is refused before anything comes of it.</summary>
public sealed class CraftedDatabaseTests : BackupTestBase
{
    [Theory]
    [InlineData("CREATE VIEW Spy AS SELECT 1")]
    [InlineData("CREATE TRIGGER Spy AFTER INSERT ON Expenses BEGIN DELETE FROM Changes; END")]
    [InlineData("CREATE TABLE Spy (Id INTEGER)")]
    [InlineData("CREATE INDEX Spy ON Expenses (Title)")]
    [InlineData("DROP TRIGGER Totals_Insert")]
    [InlineData(
        "DROP TRIGGER Totals_Insert; CREATE TRIGGER Totals_Insert AFTER INSERT ON Expenses BEGIN SELECT 1; END")]
    public async Task A_database_of_another_make(string sql) => await AssertRefusedAsync(
        Rules.Backup.SchemaOdd, await CraftAsync(unpacked => Execute(Path.Combine(unpacked, "finsight.db"), sql)));

    [Fact]
    public async Task A_database_that_the_doctor_finds_a_fault_in() => await AssertRefusedAsync(
        Rules.Backup.Faulty,
        await CraftAsync(
            unpacked => Execute(Path.Combine(unpacked, "finsight.db"), "UPDATE DailyTotals SET Amount = Amount + 1")));

    [Fact]
    public async Task A_database_with_other_rows_than_the_manifest_counts() => await AssertRefusedAsync(
        Rules.Backup.Mismatch, await CraftAsync(_ => { }, manifest => manifest with
        {
            Rows = manifest.Rows.ToDictionary(
                table => table.Key, table => table.Value + (table.Key == "Expenses" ? 1 : 0)),
        }));

    [Fact]
    public async Task A_database_of_a_newer_version()
    {
        await AssertRefusedAsync(
            Rules.Backup.Newer,
            await CraftAsync(_ => { }, manifest => manifest with { Schema = "29990101000000_Future" }));
        Directory.Delete(Inside("unpacked"), recursive: true);
        File.Delete(Inside("sound.zip"));
        await AssertRefusedAsync(Rules.Backup.Newer, await CraftAsync(unpacked => Execute(
            Path.Combine(unpacked, "finsight.db"),
            "INSERT INTO __EFMigrationsHistory VALUES ('29990101000000_Future', '99.0.0')")));
    }

    [Fact]
    public async Task A_database_that_is_none() => await AssertRefusedAsync(
        Rules.Backup.Damaged,
        await CraftAsync(unpacked => File.WriteAllText(Path.Combine(unpacked, "finsight.db"), new string('x', 9000))));

    [Fact]
    public async Task A_database_that_is_not_sound_makes_no_backup()
    {
        Execute(Path.Combine(House.Folder.Path, "finsight.db"), "UPDATE DailyTotals SET Amount = 1");
        Assert.Equal(Rules.Backup.Faulty, (await Assert.ThrowsAsync<RuleException>(() => MakeAsync())).Rule);
        Assert.Empty(Directory.GetFileSystemEntries(Elsewhere.Path));
    }
}
