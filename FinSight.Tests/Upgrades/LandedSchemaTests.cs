using FinSight.Core.Data;
using FinSight.Core.Data.Sqlite;
using FinSight.Core.Doctor;
using FinSight.Core.Sessions;
using FinSight.Core.Tokens;
using FinSight.Core.Upgrades;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace FinSight.Tests.Upgrades;

/// <summary>
/// A small database of every schema that ever stood on main opens with this version, with all that was in it.
/// </summary>
public sealed class LandedSchemaTests
{
    const string Sessions = "20261125233428_SessionsAndSecrets";
    const string Budgets = "20261129154830_Budgets";
    const string Webhooks = "20261129181644_ApiAndWebhooks";

    public static TheoryData<string> Schemas =>
    [
        .. SqliteDatabase.Migrations().Order(StringComparer.Ordinal).SkipLast(1),
    ];

    [Theory]
    [MemberData(nameof(Schemas))]
    public async Task It_opens_as_it_was(string schema)
    {
        var folder = new TempFolder();
        var knows = (string migration) => string.CompareOrdinal(schema, migration) >= 0;
        var past = await SampleHousehold.LiveInAsync(folder, knows(Budgets));
        await using (var old = await past.House.Contexts.CreateDbContextAsync())
            await old.GetService<IMigrator>().MigrateAsync(schema);
        await past.House.CloseAsync();

        await using var house = TestServices.OpenUnprepared(folder);
        await house.Get<Upgrade>().RunAsync();

        var data = house.Get<DataFolder>();
        var (before, after) = await RowDump.CompareAsync(Directory.GetFiles(data.Backups).Single(), data.Database);
        Assert.NotEmpty(before);
        Assert.Equal(before, after);
        Assert.Empty(await house.Get<DatabaseCheckup>().FindAsync());
        await using var db = await house.Contexts.CreateDbContextAsync();
        Assert.Equal(past.Total, await db.DailyTotals.Where(t => t.LedgerId == past.LedgerId).SumAsync(t => t.Amount));
        if (knows(Sessions))
        {
            Assert.NotNull(await house.Get<SessionService>().CheckAsync(past.UserId, past.SessionId));
            Assert.NotNull(
                await house.Get<ApiTokenService>().FindAsync(past.Token, FinSight.Core.Security.Caller.Unknown));
        }
        Assert.Equal(knows(Webhooks) ? 1 : 0, await db.Webhooks.CountAsync());
        Assert.Equal(knows(Budgets) ? 1 : 0, await db.Budgets.CountAsync());
    }
}
