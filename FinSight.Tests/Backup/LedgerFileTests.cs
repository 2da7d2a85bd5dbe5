using System.IO.Compression;
using FinSight.Core;
using FinSight.Core.Backup;
using FinSight.Core.Budgets;
using FinSight.Core.Categories;
using FinSight.Core.Changes;
using FinSight.Core.Data;
using FinSight.Core.Doctor;
using FinSight.Core.Expenses;
using FinSight.Core.Ledgers;
using FinSight.Core.Security;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Tests.Backup;

/// <summary>A ledger on its way from one server to another.</summary>
public sealed class LedgerFileTests : IAsyncLifetime
{
    TempFolder Way { get; } = new();

    TestServices _there = null!;
    TestServices _here = null!;
    Member _mara = null!;
    Member _noah = null!;

    string Sent => Path.Combine(Way.Path, "ledger.zip");

    public async Task InitializeAsync()
    {
        (_there, _here) = (await TestServices.OpenAsync(), await TestServices.OpenAsync());
        (_mara, _noah) = (await _there.MoveInAsync(firstDay: Month.LastWorkingDay), await _here.MoveInAsync("Noah"));
    }

    public async Task DisposeAsync()
    {
        await _there.DisposeAsync();
        await _here.DisposeAsync();
        Way.Dispose();
    }

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
        var page = await _here.Get<ActivityService>().PageAsync(ledger, new ActivityQuery());
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
        var page = await _here.Get<ActivityService>().PageAsync(ledger, new ActivityQuery());
        Assert.Contains(page.Entries, entry => entry.By == "Mara");
        // And on their way back.
        (_there, _here) = (_here, _there);
        await TakeAsync(ledger);
        var back = await BringAsync(_mara);
        page = await _here.Get<ActivityService>().PageAsync(back, new ActivityQuery());
        Assert.Contains(page.Entries, entry => entry.By == "Mara");
    }

    [Fact]
    public async Task Nothing_of_other_ledgers_or_accounts_goes_along()
    {
        var other = await _there.MoveInAsync("Stranger");
        await _there.Expenses.AddAsync(other, Guid.CreateVersion7(), await _there.FieldsAsync(other, "Canary"));
        await FurnishAsync(_mara);
        await TakeAsync(_mara);
        var unpacked = Path.Combine(Way.Path, "unpacked");
        await ZipFile.ExtractToDirectoryAsync(Sent, unpacked);
        var bytes = System.Text.Encoding.Latin1.GetString(
            await File.ReadAllBytesAsync(Path.Combine(unpacked, "finsight.db")));
        foreach (var secret in new[] { "Canary", "Stranger" })
            Assert.DoesNotContain(secret, bytes, StringComparison.Ordinal);
        Assert.Equal(["finsight.db", "manifest.json"], Directory.GetFiles(unpacked).Select(Path.GetFileName).Order());
        Assert.Empty(Directory.GetDirectories(_there.Folder.Path, ".finsight-*"));
    }

    [Fact]
    public async Task Only_an_owner_takes_it_along()
    {
        var editor = await _there.JoinAsync(_mara, "Jonas");
        var refused = await Assert.ThrowsAsync<RuleException>(
            () => _there.Get<LedgerFileService>().TakeAsync(editor, Caller.Unknown));
        Assert.Equal(Rules.Ledgers.RoleTooLow, refused.Rule);
    }

    [Fact]
    public async Task A_backup_is_no_ledger_and_a_ledger_no_backup()
    {
        await TakeAsync(_mara);
        Assert.Equal(
            Rules.Backup.IsLedger,
            (await Assert.ThrowsAsync<RuleException>(() => _here.Get<BackupService>().VerifyAsync(Sent, null))).Rule);
        var backup = Path.Combine(Way.Path, "backup.zip");
        await _there.Get<BackupService>().MakeAsync(backup, null);
        await using var file = File.OpenRead(backup);
        var me = await _here.SignInAsync(_noah);
        var refused = await Assert.ThrowsAsync<RuleException>(
            () => _here.Get<LedgerFileService>().BringAsync(me, file, Caller.Unknown));
        Assert.Equal(Rules.Backup.IsServer, refused.Rule);
    }

    [Fact]
    public async Task A_crafted_one_is_refused_and_changes_nothing()
    {
        await TakeAsync(_mara);
        await File.WriteAllBytesAsync(Sent, (await File.ReadAllBytesAsync(Sent))[..^200]);
        await using (var before = await _here.Contexts.CreateDbContextAsync())
            Assert.Equal(1, await before.Ledgers.CountAsync());
        await Assert.ThrowsAsync<RuleException>(() => BringAsync(_noah));
        await using var db = await _here.Contexts.CreateDbContextAsync();
        Assert.Equal(1, await db.Ledgers.CountAsync());
        Assert.Empty(Directory.GetDirectories(_here.Folder.Path, ".finsight-*"));
    }

    /// <returns>The id of an expense that was edited.</returns>
    async Task<Guid> FurnishAsync(Member mara)
    {
        var tea = Guid.CreateVersion7();
        await _there.Expenses.AddAsync(
            mara, tea, await _there.FieldsAsync(mara, "Tea", 320) with { Tags = ["summer"], Note = "☕ \"quoted\"" });
        var row = (await _there.Expenses.FindAsync(mara, tea))!;
        await _there.Expenses.EditAsync(
            mara, tea, row.Version,
            new ExpenseEdit { Title = "Green tea", Amount = new Money(330, mara.Currency), Tags = ["summer", "tea"] });
        var noah = await _there.JoinAsync(mara, "Jonas");
        await _there.Expenses.AddAsync(
            noah, Guid.CreateVersion7(), await _there.FieldsAsync(noah, "Refund", -1200, "Gifts", "2026-10-03"));
        var gone = Guid.CreateVersion7();
        await _there.Expenses.AddAsync(mara, gone, await _there.FieldsAsync(mara, "Gone", 700, "Gifts"));
        await _there.Expenses.DeleteAsync(mara, gone);
        var gifts = (await _there.CategoryAsync(mara, "Gifts")).Id;
        await _there.Get<BudgetService>()
            .AddAsync(mara, new(null, new Money(50000, mara.Currency), BudgetCycle.Month), new DateOnly(2026, 11, 20));
        await _there.Get<CategoryService>().ArchiveAsync(mara, gifts);
        return tea;
    }

    async Task TakeAsync(Member member)
    {
        await using var taken = await _there.Get<LedgerFileService>().TakeAsync(member, Caller.Unknown);
        await using var file = File.Create(Sent);
        await taken.CopyToAsync(file);
    }

    async Task<Member> BringAsync(Member member)
    {
        await using var file = File.OpenRead(Sent);
        var id = await _here.Get<LedgerFileService>().BringAsync(await _here.SignInAsync(member), file, Caller.Unknown);
        return await _here.Get<LedgerAccess>().EnterAsync(member.UserId, id);
    }

    static async Task<List<string>> TotalsAsync(TestServices house, Member member)
    {
        await using var db = await house.Contexts.CreateDbContextAsync();
        return [.. (await db.DailyTotals.Where(t => t.LedgerId == member.LedgerId)
            .Join(
                db.Categories, t => new { t.LedgerId, Id = t.CategoryId }, c => new { c.LedgerId, c.Id },
                (t, c) => new { c.Name, t.Date, t.Amount, t.Count })
            .ToListAsync())
            .GroupBy(t => $"{t.Name} {t.Date:yyyy-MM}")
            .Select(g => $"{g.Key}: {g.Sum(t => t.Amount)} ({g.Sum(t => t.Count)})")
            .Order(StringComparer.Ordinal)];
    }

    /// <summary>All that people see of it, without ids.</summary>
    static async Task<List<string>> RowsAsync(TestServices house, Member member)
    {
        await using var db = await house.Contexts.CreateDbContextAsync();
        var categories = await db.Categories.Where(c => c.LedgerId == member.LedgerId).ToDictionaryAsync(c => c.Id);
        var tags = await db.Tags.Where(t => t.LedgerId == member.LedgerId)
            .ToDictionaryAsync(t => $"{t.Id:N}", t => t.Name);
        List<string> rows =
        [
            .. categories.Values.Select(c =>
                $"{c.Name} {c.Icon} {c.Color} {c.Position} {c.Archived} {c.Version} under "
                + $"{(c.ParentId is { } id ? categories[id].Name : "")}"),
            .. (await db.Expenses.Where(e => e.LedgerId == member.LedgerId).ToListAsync()).Select(e =>
                $"{e.Title} {e.Amount} {e.Date} {e.Note} {e.CreatedAt:O} {e.DeletedAt:O} {e.Version} "
                + $"{categories[e.CategoryId].Name} "
                + string.Join(
                    ' ',
                    (e.TagIds ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(id => tags[id]).Order())),
            .. (await db.Budgets.Where(b => b.LedgerId == member.LedgerId).ToListAsync())
            .Select(b => $"{b.Amounts} {b.Cycle} {b.StartsOn}"),
            .. (await db.Changes.Where(c => c.LedgerId == member.LedgerId && c.Entity != "Membership").ToListAsync())
                .Select(c => $"{c.Entity} {c.Kind} {c.At:O} {c.EntityVersion} {c.After?.Length} {c.Before?.Length}"),
        ];
        rows.Sort(StringComparer.Ordinal);
        return rows;
    }
}
