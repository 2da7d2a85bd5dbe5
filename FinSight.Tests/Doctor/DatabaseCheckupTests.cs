using FinSight.Core.Data;
using FinSight.Core.Data.Sqlite;
using FinSight.Core.Doctor;
using FinSight.Core.Ledgers;
using Microsoft.Data.Sqlite;

namespace FinSight.Tests.Doctor;

public sealed class DatabaseCheckupTests : IAsyncLifetime
{
    TestServices _house = null!;
    Member _mara = null!;

    public async Task InitializeAsync()
    {
        _house = await TestServices.OpenAsync();
        _mara = await _house.MoveInAsync();
        await _house.MoveInAsync("Jonas");
        var row = await _house.Expenses.AddAsync(_mara, Guid.CreateVersion7(), await _house.FieldsAsync(_mara));
        await _house.Expenses.EditAsync(
            _mara, row.Row.Id, row.Row.Version, await _house.FieldsAsync(_mara, "Coffee", 540));
        await _house.Expenses.AddAsync(_mara, Guid.CreateVersion7(), await _house.FieldsAsync(_mara, "Tea", 380));
        await _house.Expenses.DeleteAsync(_mara, row.Row.Id);
        await _house.Expenses.AddManyAsync(_mara, Enumerable.Repeat(await _house.FieldsAsync(_mara, "Bread"), 30));
    }

    public async Task DisposeAsync() => await _house.DisposeAsync();

    [Fact]
    public async Task What_the_services_wrote_is_sound() => Assert.Empty(await FindAsync());

    [Fact, Trait("Only", "SQLite")]
    public async Task What_a_connection_knew_of_the_words_before_others_wrote_is_no_damage()
    {
        using var other = new SqliteConnection(
            $"Data Source={DataFolder.Open(_house.Folder.Path).Database};Pooling=False");
        other.Open();
        for (var round = 0; round < 3; round++)
        {
            using (var moment = other.BeginTransaction(deferred: true))
                foreach (var sql in new SqliteDialect().Soundness)
                {
                    using var check = other.CreateCommand();
                    (check.CommandText, check.Transaction) = (sql, moment);
                    Assert.Null(check.ExecuteScalar());
                }
            for (var i = 0; i < 40; i++)
                await _house.Expenses.AddAsync(
                    _mara, Guid.CreateVersion7(), await _house.FieldsAsync(_mara, $"Pie {round} {i}"));
        }
    }

    [Theory]
    [InlineData("UPDATE DailyTotals SET Amount = -Amount")]
    [InlineData("UPDATE DailyTotals SET Count = Count + 1")]
    [InlineData("DELETE FROM DailyTotals")]
    [InlineData("UPDATE AllTimeTotals SET Amount = -Amount")]
    [InlineData("UPDATE AllTimeTotals SET Count = 0")]
    [InlineData("DELETE FROM AllTimeTotals")]
    [InlineData("INSERT INTO DailyTotals SELECT LedgerId, '2020-02-02', CategoryId, 5, 1 FROM DailyTotals")]
    public async Task A_wrong_total_is_found_and_mended(string plant)
    {
        Plant(plant);
        var fault = Assert.Single(await FindAsync());
        Assert.Matches("^The (daily )?total of category ", fault.Sentence);
        Assert.True(fault.Mendable);

        Assert.Equal(1, await _house.Get<TotalsRepair>().RunAsync());
        Assert.Empty(await FindAsync());
        Assert.Equal(0, await _house.Get<TotalsRepair>().RunAsync());
    }

    [Theory]
    [InlineData("under a category of another ledger", """
        UPDATE Categories SET ParentId = (SELECT Id FROM Categories o WHERE o.LedgerId <> Categories.LedgerId LIMIT 1)
        WHERE NameKey = 'TRAVEL' AND LedgerId = (SELECT LedgerId FROM Expenses)
        """)]
    [InlineData("deeper than three levels, or below itself", """
        UPDATE Categories SET ParentId = (
            SELECT Id FROM Categories o WHERE o.LedgerId = Categories.LedgerId AND NameKey = iif(Categories.NameKey = 'TRAVEL', 'GIFTS', 'TRAVEL'))
        WHERE NameKey IN ('TRAVEL', 'GIFTS')
        """)]
    [InlineData(
        "deeper than three levels, or below itself", "UPDATE Categories SET ParentId = Id WHERE NameKey = 'TRAVEL'")]
    [InlineData("deeper than three levels, or below itself", """
        UPDATE Categories SET ParentId = (SELECT Id FROM Categories o WHERE o.LedgerId = Categories.LedgerId
            AND o.NameKey = CASE Categories.NameKey WHEN 'TRAVEL' THEN 'GIFTS' WHEN 'GIFTS' THEN 'KIDS' ELSE 'HEALTH' END)
        WHERE NameKey IN ('TRAVEL', 'GIFTS', 'KIDS')
        """)]
    [InlineData("has a category of another ledger", """
        UPDATE Expenses SET CategoryId = (SELECT Id FROM Categories c WHERE c.LedgerId <> Expenses.LedgerId LIMIT 1)
        WHERE Title = 'Tea'
        """)]
    [InlineData("has an amount out of range: 0", "UPDATE Expenses SET Amount = 0 WHERE Title = 'Tea'")]
    [InlineData("has a date out of range: 2026-02-31", "UPDATE Expenses SET Date = '2026-02-31' WHERE Title = 'Tea'")]
    [InlineData("has a date out of range: 1850-01-01", "UPDATE Expenses SET Date = '1850-01-01' WHERE Title = 'Tea'")]
    [InlineData("has a tag of another ledger", """
        INSERT INTO Tags (LedgerId, Id, Name, NameKey, Version)
        SELECT Id, Id, 'Fun', 'FUN', 1 FROM Ledgers WHERE Id NOT IN (SELECT LedgerId FROM Expenses);
        UPDATE Expenses SET TagIds = (SELECT lower(hex(Id)) FROM Tags) WHERE Title = 'Tea'
        """)]
    [InlineData(
        "but kept under the key \"FOOD\"", "UPDATE Categories SET NameKey = 'FOOD' WHERE NameKey = 'GROCERIES'")]
    [InlineData("is at version 7, but at version 1 in the log", "UPDATE Expenses SET Version = 7 WHERE Title = 'Tea'")]
    [InlineData("is in the log at version 1, but does not exist", "DELETE FROM Expenses WHERE Title = 'Tea'")]
    [InlineData(
        "but removed in the log", "UPDATE Changes SET Kind = 3, Before = After, After = NULL WHERE After LIKE '%Tea%'")]
    [InlineData("of the log is broken", "UPDATE Changes SET After = '{\"Amount\":' WHERE After LIKE '%Tea%'")]
    [InlineData("of the log is broken", "UPDATE Changes SET Before = '{}' WHERE After LIKE '%Tea%'")]
    [InlineData("of the log leaps from version 2 to 4", """
        UPDATE Changes SET EntityVersion = 4 WHERE EntityVersion = 3; UPDATE Expenses SET Version = 4 WHERE Version = 3
        """)]
    [InlineData("has lost its head", "UPDATE Changes SET IsHead = 0 WHERE After LIKE '%Tea%'")]
    [InlineData(
        "of Expenses points at a row of Ledgers that does not exist",
        "DELETE FROM Ledgers WHERE Id = (SELECT LedgerId FROM Expenses)")]
    public async Task Whatever_breaks_a_promise_is_named_in_a_line(string sentence, string plant)
    {
        Plant(plant);
        var faults = await FindAsync();
        Assert.Contains(faults, fault => fault.Sentence.Contains(sentence, StringComparison.Ordinal));
        Assert.All(faults, fault => Assert.DoesNotContain('\n', fault.Sentence));
    }

    [Fact]
    public async Task A_thousand_faults_alike_do_not_fill_the_screen()
    {
        Plant("UPDATE Changes SET Before = '{' WHERE After LIKE '%Bread%'");
        var faults = (await FindAsync())
            .Where(f => f.Sentence.StartsWith("Change ", StringComparison.Ordinal))
            .ToList();
        Assert.Equal(20, faults.Count);
    }

    [Fact]
    public async Task A_file_with_a_torn_page_is_told_from_a_sound_one()
    {
        var database = _house.Get<DataFolder>().Database;
        await _house.CloseAsync();
        await using (var file = File.OpenWrite(database))
        {
            file.Position = file.Length - 3 * 4096;
            await file.WriteAsync(new byte[2 * 4096]);
        }
        _house = await TestServices.OpenAsync(_house.Folder);
        Assert.NotEmpty(await FindAsync());
    }

    async Task<IReadOnlyList<DoctorFault>> FindAsync() => await _house.Get<DatabaseCheckup>().FindAsync();

    void Plant(string sql)
    {
        using var connection = new SqliteConnection(
            $"Data Source={_house.Get<DataFolder>().Database};Pooling=False;Foreign Keys=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA ignore_check_constraints = ON;" + sql;
        command.ExecuteNonQuery();
    }
}
