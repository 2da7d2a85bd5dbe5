using FinSight.Core.Changes;
using FinSight.Core.Data;
using FinSight.Core.Doctor;
using FinSight.Core.Expenses;
using FinSight.Core.Ledgers;
using FinSight.Core.Security;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Tests.Backup;

/// <summary>A ledger on its way from one server to another.</summary>
public sealed class LedgerFileTests : LedgerFileTestBase
{
    [Fact]
    public async Task All_of_it_arrives_with_equal_totals_by_category_and_month_and_beside_what_is_there()
    {
        await FurnishAsync(_mara);
        await TakeAsync(_mara);
        var first = await BringAsync(_noah);
        var second = await BringAsync(_noah);

        Assert.NotEqual(first.LedgerId, second.LedgerId);
        foreach (var ledger in new[] { first, second })
        {
            Assert.Equal(
                (_mara.LedgerName, _mara.Currency, Month.LastWorkingDay, Role.Owner),
                (ledger.LedgerName, ledger.Currency, ledger.FirstDay, ledger.Role));
            Assert.Equal(await TotalsAsync(_there, _mara), await TotalsAsync(_here, ledger));
            Assert.Equal(await RowsAsync(_there, _mara), await RowsAsync(_here, ledger));
        }
        Assert.Empty(await _here.Get<DatabaseCheckup>().FindAsync());
        await using var db = await _here.Contexts.CreateDbContextAsync();
        Assert.Equal(1, await db.Users.CountAsync());
        Assert.Equal(
            2,
            await db.SecurityEvents.CountAsync(
                e => e.Act == SecurityEventKind.LedgerImported && e.Detail == _mara.LedgerName));
    }

    [Fact]
    public async Task It_lives_on_there_and_its_log_can_still_be_undone()
    {
        var tea = await FurnishAsync(_mara);
        await TakeAsync(_mara);
        var ledger = await BringAsync(_noah);
        var page = await _here.Get<ActivityService>().PageAsync(ledger, new ActivityRequest());
        Assert.NotEmpty(page.Entries);
        await using var db = await _here.Contexts.CreateDbContextAsync();
        var batch = await db.Changes.Where(
            c => c.LedgerId == ledger.LedgerId && c.Entity == "Expense" && c.Kind == ChangeKind.Edited && c.IsHead)
            .OrderBy(c => c.Sequence).Select(c => c.BatchId).FirstAsync();
        var edited = await db.Expenses.AsNoTracking()
            .SingleAsync(e => e.LedgerId == ledger.LedgerId && e.Title == "Green tea");
        Assert.NotEqual(tea, edited.Id);
        await _here.Get<UndoService>().UndoAsync(ledger, batch);
        Assert.Equal("Tea", await db.Expenses.Where(e => e.Id == edited.Id).Select(e => e.Title).SingleAsync());
        await _here.Expenses.AddAsync(
            ledger, Guid.CreateVersion7(), await _here.FieldsAsync(ledger, "New here") with { Tags = ["summer"] });
        Assert.Empty(await _here.Get<DatabaseCheckup>().FindAsync());
    }

    [Fact]
    public async Task Its_people_are_called_by_their_names_and_have_no_account()
    {
        await using (var db = await _there.Contexts.CreateDbContextAsync())
        {
            (await db.Users.SingleAsync(u => u.Id == _mara.UserId)).Rename("Mara");
            await db.SaveChangesAsync();
        }
        await FurnishAsync(_mara);
        await TakeAsync(_mara);
        var ledger = await BringAsync(_noah);
        await using (var db = await _here.Contexts.CreateDbContextAsync())
        {
            var tea = await db.Expenses.Where(e => e.LedgerId == ledger.LedgerId && e.Title == "Green tea").ToRows(db)
                .SingleAsync();
            Assert.Equal("Mara", tea.By);
            Assert.Equal(1, await db.Users.CountAsync());
        }
        var page = await _here.Get<ActivityService>().PageAsync(ledger, new ActivityRequest());
        Assert.Contains(page.Entries, entry => entry.By == "Mara");
        // And on their way back.
        (_there, _here) = (_here, _there);
        await TakeAsync(ledger);
        var back = await BringAsync(_mara);
        page = await _here.Get<ActivityService>().PageAsync(back, new ActivityRequest());
        Assert.Contains(page.Entries, entry => entry.By == "Mara");
    }
}
