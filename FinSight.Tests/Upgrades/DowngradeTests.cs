using FinSight.Core;
using FinSight.Core.Data;
using FinSight.Core.Ledgers;
using FinSight.Core.Members;
using FinSight.Core.Outbox;
using FinSight.Core.Security;
using FinSight.Core.Tokens;
using FinSight.Core.Upgrades;
using Microsoft.EntityFrameworkCore;
using static FinSight.Tests.Upgrades.OldVersionFolder;

namespace FinSight.Tests.Upgrades;

[Trait("Only", "SQLite")]
public sealed class DowngradeTests
{
    [Fact]
    public async Task What_may_have_been_ended_or_sent_since_the_copy_is_over_and_tokens_hold()
    {
        var folder = new TempFolder();
        var before = await TestServices.OpenAsync(folder);
        var mara = await before.MoveInAsync();
        await before.SignInAsync(mara);
        await before.Get<LedgerInvitationService>().MakeAsync(mara, new(Role.Editor, Days: 7, IsReusable: true));
        var token = await before.Get<ApiTokenService>().CreateAsync(
            mara.UserId, "Phone", TokenScopeKinds.Add, null, TokenLedgerSelection.All, ClientInfo.Unknown, default);
        await using (var db = await before.Contexts.CreateDbContextAsync())
        {
            var now = TimeProvider.System.GetUtcNow().UtcDateTime;
            db.OutboxMessages.Add(new OutboxMessage(OutboxKind.Letter, now, TimeSpan.FromDays(1)));
            await db.SaveChangesAsync();
            Directory.CreateDirectory(before.Get<DataFolder>().Backups);
            var copy = Path.Combine(before.Get<DataFolder>().Backups, "before-migration-1.db");
            await db.Database.ExecuteSqlAsync($"VACUUM INTO {copy}");
        }
        await before.CloseAsync();

        await new DowngradeRunner(DataFolder.Open(folder.Path), TimeProvider.System).RunAsync();

        await using var house = await TestServices.OpenAsync(folder);
        await using var after = await house.Contexts.CreateDbContextAsync();
        Assert.Equal(
            (0, 0, 0),
            (await after.Sessions.CountAsync(), await after.LedgerInvitations.CountAsync(),
                await after.OutboxMessages.CountAsync()));
        Assert.NotNull(await house.Get<ApiTokenService>().FindAsync(token, ClientInfo.Unknown));
    }

    [Fact]
    public async Task A_downgrade_puts_the_copy_back_and_keeps_what_was_written_since()
    {
        var folder = await OldAsync();
        await StartAsync(folder);
        Execute(folder, "UPDATE Ledgers SET Name = 'Since then'");

        var done = await new DowngradeRunner(DataFolder.Open(folder.Path), TimeProvider.System).RunAsync();

        Assert.Equal("Mara", Execute(folder, "SELECT Name FROM Ledgers"));
        Assert.Equal(0L, Execute(folder, "SELECT count(*) FROM Sessions"));
        Assert.Equal("<key/>", await File.ReadAllTextAsync(Path.Combine(folder.Path, "keys", "key-1.xml")));
        Assert.Equal("Since then", Execute(new TempFolder(done.Kept), "SELECT Name FROM Ledgers"));
        await StartAsync(folder);
        Assert.Equal("Mara", Execute(folder, "SELECT Name FROM Ledgers"));
    }

    [Fact]
    public async Task A_downgrade_without_a_copy_or_beside_a_server_changes_nothing()
    {
        await using var house = await TestServices.OpenAsync();
        var downgrade = house.Get<DowngradeRunner>();
        var stop = await Assert.ThrowsAsync<StartupException>(() => downgrade.RunAsync());
        Assert.StartsWith("No copy of before an upgrade lies in", stop.Message, StringComparison.Ordinal);
        using (FolderLock.Share(house.Get<DataFolder>()))
        {
            stop = await Assert.ThrowsAsync<StartupException>(() => downgrade.RunAsync());
            Assert.EndsWith("stop it first.", stop.Message, StringComparison.Ordinal);
        }
    }
}
