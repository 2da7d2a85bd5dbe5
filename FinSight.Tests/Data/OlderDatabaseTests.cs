using FinSight.Core.Data;
using FinSight.Core.Doctor;
using FinSight.Core.Expenses;
using FinSight.Core.Ledgers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace FinSight.Tests.Data;

/// <summary>What becomes of the rows of a database that an older version made.</summary>
[Trait("Only", "SQLite")]
public sealed class OlderDatabaseTests
{
    [Fact]
    public async Task A_database_of_the_first_version_keeps_its_rows_and_learns_to_search_them()
    {
        var folder = new TempFolder();
        var first = await TestServices.OpenAsync(folder);
        var member = await first.MoveInAsync();
        await first.Expenses.AddAsync(member, Guid.NewGuid(), await first.FieldsAsync(member, "Crème brûlée"));
        await using (var old = await first.Contexts.CreateDbContextAsync())
            await old.GetService<IMigrator>().MigrateAsync("Initial");
        await first.CloseAsync();

        await using var house = await TestServices.OpenAsync(folder);

        await using var db = await house.Contexts.CreateDbContextAsync();
        Assert.Equal("Crème brûlée", await db.Database.SqlQuery<string>(
            $"SELECT Title AS Value FROM Expenses").SingleAsync());
        Assert.Equal(1, await CountAsync(house, member, "brulee"));
        Assert.Empty(await house.Get<DatabaseCheckup>().FindAsync());
    }

    [Fact]
    public async Task A_database_that_kept_accents_in_its_index_is_found_without_them()
    {
        var folder = new TempFolder();
        var before = await TestServices.OpenAsync(folder);
        var member = await before.MoveInAsync();
        var (street, deleted) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await before.Expenses.AddAsync(
            member, street, await before.FieldsAsync(member, "Straße") with { Note = "καφές" });
        await before.Expenses.AddAsync(member, Guid.CreateVersion7(), await before.FieldsAsync(member, "Tea"));
        await before.Expenses.AddAsync(member, deleted, await before.FieldsAsync(member, "Straße"));
        await before.Expenses.DeleteAsync(member, deleted);
        await using (var old = await before.Contexts.CreateDbContextAsync())
            await old.GetService<IMigrator>().MigrateAsync("CategorySums");
        await using (var old = await before.Contexts.CreateDbContextAsync())
            Assert.Equal(0, await old.MatchingText("strasse").CountAsync());
        await before.CloseAsync();

        await using var house = await TestServices.OpenAsync(folder);

        Assert.Equal(1, await CountAsync(house, member, "strasse"));
        Assert.Equal(1, await CountAsync(house, member, "καφεσ"));
        Assert.Equal(1, await CountAsync(house, member, "tea"));
        Assert.Empty(await house.Get<DatabaseCheckup>().FindAsync());
        await house.Get<TrashService>().RestoreAsync(member, [deleted]);
        Assert.Equal(2, await CountAsync(house, member, "strasse"));
    }

    [Fact]
    public async Task Only_who_has_spent_nothing_yet_is_asked_for_the_currency_of_an_older_ledger()
    {
        var folder = new TempFolder();
        var before = await TestServices.OpenAsync(folder);
        var (mara, noah) = (await before.MoveInAsync(), await before.MoveInAsync("Noah"));
        await before.Expenses.AddAsync(mara, Guid.CreateVersion7(), await before.FieldsAsync(mara));
        await using (var old = await before.Contexts.CreateDbContextAsync())
            await old.GetService<IMigrator>().MigrateAsync("WordsOfLedgers");
        await before.CloseAsync();

        await using var house = await TestServices.OpenAsync(folder);

        var access = house.Get<LedgerAccessService>();
        Assert.True((await access.EnterLastAsync(mara.UserId)).IsCurrencyChosen);
        Assert.False((await access.EnterLastAsync(noah.UserId)).IsCurrencyChosen);
    }

    [Fact]
    public async Task Adders_correct_their_own_in_an_older_ledger_too()
    {
        var folder = new TempFolder();
        var before = await TestServices.OpenAsync(folder);
        var mara = await before.MoveInAsync();
        await using (var old = await before.Contexts.CreateDbContextAsync())
            await old.GetService<IMigrator>().MigrateAsync("VisitsOfLedgers");
        await before.CloseAsync();

        await using var house = await TestServices.OpenAsync(folder);

        Assert.True((await house.Get<LedgerAccessService>().EnterLastAsync(mara.UserId)).AddersCorrect);
    }

    [Fact]
    public async Task A_member_of_an_older_database_is_one_since_the_log_says_so_or_since_the_ledger_is_there()
    {
        var folder = new TempFolder();
        var time = new FakeTime();
        var before = await TestServices.OpenAsync(folder, time);
        var mara = await before.MoveInAsync();
        time.Advance(TimeSpan.FromDays(3));
        var (noah, known) = (await before.JoinAsync(mara, "Noah"), time.GetUtcNow().UtcDateTime);
        await using (var old = await before.Contexts.CreateDbContextAsync())
        {
            await old.Changes.Where(c => c.EntityId == mara.UserId).ExecuteDeleteAsync();
            await old.GetService<IMigrator>().MigrateAsync("ChosenCurrency");
        }
        await before.CloseAsync();

        await using var house = await TestServices.OpenAsync(folder);

        await using var db = await house.Contexts.CreateDbContextAsync();
        var since = await db.Memberships.ToDictionaryAsync(m => m.UserId, m => m.Since);
        Assert.Equal(known, since[noah.UserId]);
        var milliseconds = Convert.ToInt64(Convert.ToHexString(mara.LedgerId.ToByteArray(true), 0, 6), 16);
        Assert.Equal(DateTimeOffset.FromUnixTimeMilliseconds(milliseconds).UtcDateTime, since[mara.UserId]);
    }

    static async Task<int> CountAsync(TestServices house, Member member, string word)
    {
        await using var db = await house.Contexts.CreateDbContextAsync();
        return await db.MatchingText(db.Match(member, new FilterTerm(FilterKind.Word, word))).CountAsync();
    }
}
