using FinSight.Core;
using FinSight.Core.Accounts;
using FinSight.Core.Categories;
using FinSight.Core.Data;
using FinSight.Core.Data.Transfer;
using FinSight.Core.Doctor;
using FinSight.Core.Ledgers;
using FinSight.Core.Links;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FinSight.Tests.Data.Postgres;

public sealed class DatabaseTransferTests : ServiceTestBase
{
    [PostgresFact]
    public async Task All_that_there_is_moves_to_a_file_and_back()
    {
        await FurnishAsync();
        var before = await RowsAsync(House.Get<IServiceProvider>());
        using var file = new TempFolder();
        using var back = new TempFolder();

        await using (var there = Services(file, DatabaseSettings.File))
        {
            await DatabaseTransfer.RunAsync(House.Get<IServiceProvider>(), there);
            Assert.Equal(before, await RowsAsync(there));
        }
        await using var from = Services(file, DatabaseSettings.File);
        await using var again = Services(back, TestDatabase.Of(back.Path));
        await DatabaseTransfer.RunAsync(from, again);

        Assert.Equal(before, await RowsAsync(again));
        Assert.Empty(await again.GetRequiredService<DatabaseCheckup>().FindAsync());
        // What is numbered goes on.
        var expenses = again.GetRequiredService<FinSight.Core.Expenses.ExpenseService>();
        var mara = await again.GetRequiredService<LedgerAccessService>().EnterLastAsync(Mara.UserId);
        await expenses.AddAsync(mara, Guid.CreateVersion7(), await House.FieldsAsync(Mara));
    }

    [PostgresFact]
    public async Task Many_categories_come_along_however_they_were_put_below_one_another()
    {
        using var file = new TempFolder();
        using var to = new TempFolder();
        await using var here = await TestServices.OpenAsync(file, database: DatabaseSettings.File);
        var mara = await here.MoveInAsync();
        var categories = here.Get<CategoryService>();
        for (var i = 0; i < 10; i++) await here.FoundAsync(mara, $"Ledger {i}");
        var newer = (await categories.AddAsync(mara, new("Newer", "☕", "eating"))).Row;
        var middle = (await categories.AddAsync(mara, new("Middle", "☕", "eating"))).Row;
        await categories.PutAsync(mara, middle.Id, newer.Id, null);
        await categories.PutAsync(mara, (await here.CategoryAsync(mara)).Id, middle.Id, null);
        await using var there = Services(to, TestDatabase.Of(to.Path));

        await DatabaseTransfer.RunAsync(here.Get<IServiceProvider>(), there);

        await using var db = await there.GetRequiredService<IDbContextFactory<FinSightContext>>()
            .CreateDbContextAsync();
        Assert.Equal(134, await db.Categories.CountAsync());
    }

    [PostgresFact]
    public async Task What_is_not_empty_is_refused_and_stays()
    {
        await FurnishAsync();
        await using var other = await TestServices.OpenAsync();
        await other.MoveInAsync("Noah");
        var problem = await Assert.ThrowsAsync<StartupException>(
            () => DatabaseTransfer.RunAsync(House.Get<IServiceProvider>(), other.Get<IServiceProvider>()));
        Assert.Contains("already", problem.Message, StringComparison.Ordinal);
        await using var db = await other.Contexts.CreateDbContextAsync();
        Assert.Equal(1, await db.Users.CountAsync());
    }

    async Task FurnishAsync()
    {
        for (var i = 0; i < 250; i++)
            await House.Expenses.AddAsync(
                Mara, Guid.CreateVersion7(),
                await House.FieldsAsync(Mara, $"Café {i}", 100 + i) with { Tags = ["work"] });
        var gone = await House.Expenses.AddAsync(Mara, Guid.CreateVersion7(), await House.FieldsAsync(Mara, "Gone"));
        await House.Expenses.DeleteAsync(Mara, gone.Row.Id);
    }

    static ServiceProvider Services(TempFolder folder, DatabaseSettings database) =>
        new ServiceCollection().AddLogging().AddFinSightCore(DataFolder.Open(folder.Path), database)
            .AddFinSightAccounts(new RegistrationSettings(RegistrationMode.Open, null), PublicAddress.Unknown)
            .BuildServiceProvider();

    static async Task<string> RowsAsync(IServiceProvider services)
    {
        await using var db = await services.GetRequiredService<IDbContextFactory<FinSightContext>>()
            .CreateDbContextAsync();
        var expenses = await db.Expenses.OrderBy(e => e.Seq).Select(
            e => new { e.Seq, e.Id, e.Date, e.Amount, e.Title, e.TagIds, e.CreatedAt, e.DeletedAt }).ToListAsync();
        var changes = await db.Changes.OrderBy(c => c.Sequence)
            .Select(c => new { c.Sequence, c.BatchId, c.At, c.Before, c.After, c.IsHead }).ToListAsync();
        var users = await db.Users.OrderBy(u => u.Id)
            .Select(u => new { u.Id, u.UserName, u.SecurityStamp, u.LockoutEnabled }).ToListAsync();
        return string.Join('\n', expenses.Cast<object>().Concat(changes).Concat(users));
    }
}
