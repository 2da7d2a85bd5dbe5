using System.Buffers.Text;
using FinSight.Core;
using FinSight.Core.Accounts;
using FinSight.Core.Alerts;
using FinSight.Core.Categories;
using FinSight.Core.Changes;
using FinSight.Core.Data;
using FinSight.Core.Deletion;
using FinSight.Core.Doctor;
using FinSight.Core.Ledgers;
using FinSight.Core.Outbox;
using FinSight.Core.Push;
using FinSight.Core.Security;
using FinSight.Core.Sessions;
using FinSight.Core.Tokens;
using FinSight.Tests.Data;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Tests.Accounts;

public sealed class AccountDeletionServiceTests : ServiceTestBase
{
    [Fact]
    public async Task Nothing_of_an_account_is_left_and_others_keep_all_of_theirs()
    {
        var noah = await House.MoveInAsync("Noah");
        await FurnishAsync(noah);
        var before = await DumpAsync();
        var anna = await House.MoveInAsync("Anna");
        await FurnishAsync(anna);
        var me = await House.SignInAsync(anna);
        await House.Get<ApiTokenService>()
            .CreateAsync(Proof(me), "Phone", TokenScopeKinds.Read, null, ClientInfo.Unknown);
        await HearAsync(anna, me);
        var told = false;
        using var open = House.Get<SessionFeed>().Subscribe(me.SessionId, () => told = true);

        await DeleteAsync(me);

        Assert.True(told);
        Assert.Null(await House.Get<SessionService>().CheckAsync(me.UserId, me.SessionId));
        await using (var db = await House.Contexts.CreateDbContextAsync())
        {
            Assert.Equal(
                SecurityEventKind.AccountDeleted, (await db.SecurityEvents.SingleAsync(e => e.UserId == null)).Act);
            db.SecurityEvents.RemoveRange(await db.SecurityEvents.Where(e => e.UserId == null).ToListAsync());
            await db.SaveChangesAsync();
        }
        Assert.Equal(before, await DumpAsync());
        Assert.Empty(await House.Get<DatabaseCheckup>().FindAsync());
    }

    async Task HearAsync(Member member, SignedIn me)
    {
        await House.Get<AlertChoiceService>().TellByMailAsync(member, true);
        await House.Get<AlertChoiceService>().KeepQuietAsync(member, (new(22, 0), new(7, 0)));
        await House.Get<PushService>().TurnOnAsync(
            me,
            new(
                "https://push.example.org/1",
                Base64Url.EncodeToString([4, .. new byte[64]]),
                Base64Url.EncodeToString(new byte[16])));
        await using var db = await House.Contexts.CreateDbContextAsync();
        db.OutboxMessages.Add(
            new OutboxMessage(OutboxKind.Letter, DateTime.UnixEpoch, TimeSpan.FromDays(1)) { UserId = member.UserId });
        db.OutboxMessages.Add(new OutboxMessage(OutboxKind.AlertMail, DateTime.UnixEpoch, TimeSpan.FromDays(1))
        {
            UserId = member.UserId,
            LedgerId = member.LedgerId,
        });
        await db.SaveChangesAsync();
    }

    [Fact]
    public async Task A_shared_ledger_stays_with_its_other_owner_whose_pages_are_told()
    {
        var jonas = await House.JoinAsync(Mara, "Jonas", Role.Owner);
        var id = Guid.CreateVersion7();
        await House.Expenses.AddAsync(Mara, id, await House.FieldsAsync(Mara, title: "Sofa"));
        var me = await House.SignInAsync(Mara);
        Assert.Equal(["Mara"], (await House.Get<AccountDeletionService>().PlanAsync(me)).Staying);
        var told = false;
        using var open = House.Feed.SubscribeToSettings(jonas, () => told = true);

        await DeleteAsync(me);

        Assert.True(told);
        await using var db = await House.Contexts.CreateDbContextAsync();
        Assert.Equal("Sofa", (await db.Expenses.SingleAsync(e => e.Id == id)).Title);
        Assert.Equal(jonas.UserId, (await db.Memberships.SingleAsync()).UserId);
        var last = await db.Changes.OrderBy(c => c.Sequence).LastAsync();
        Assert.Equal(
            (nameof(Membership), ChangeKind.Removed, Mara.UserId, true),
            (last.Entity, last.Kind, last.UserId, last.IsHead));
        Assert.Empty(await House.Get<DatabaseCheckup>().FindAsync());
    }

    [Fact]
    public async Task The_only_owner_of_what_others_keep_too_is_refused()
    {
        await House.JoinAsync(Mara, "Jonas");
        await RefusedAsync("Others keep Mara too, and you are its only owner. Make somebody else an owner first.");
    }

    [Fact]
    public async Task An_owner_who_cannot_sign_in_is_none_to_leave_it_to()
    {
        var jonas = await House.JoinAsync(Mara, "Jonas", Role.Owner);
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        await using (var db = await House.Contexts.CreateDbContextAsync())
            await db.Users.Where(u => u.Id == jonas.UserId)
                .ExecuteUpdateAsync(set => set.SetProperty(u => u.DisabledAt, now));
        await RefusedAsync("Others keep Mara too, and you are its only owner. Make somebody else an owner first.");
    }

    [Fact]
    public async Task The_only_administrator_is_refused_while_others_are_there()
    {
        await using (var db = await House.Contexts.CreateDbContextAsync())
        {
            db.Entry(await db.Users.SingleAsync()).Property(u => u.IsAdministrator).CurrentValue = true;
            await db.SaveChangesAsync();
        }
        var noah = await House.MoveInAsync("Noah");
        await RefusedAsync("You are the only administrator of this server. Make somebody else one first.");
        await DeleteAsync(await House.SignInAsync(noah));
        await DeleteAsync(await House.SignInAsync(Mara));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("Noah")]
    public async Task Another_name_deletes_nothing(string? typed)
    {
        var me = await House.SignInAsync(Mara);
        var before = await DumpAsync();
        var broken = await Assert.ThrowsAsync<RuleException>(
            () => House.Get<AccountDeletionService>().RunAsync(Proof(me), typed, ClientInfo.Unknown));
        Assert.Equal(FieldNames.UserName, broken.Field);
        Assert.Equal(before, await DumpAsync());
    }

    [Fact]
    public async Task A_removal_that_was_cut_short_is_done_at_night()
    {
        await FurnishAsync(Mara);
        await using (var db = await House.Contexts.CreateDbContextAsync())
            await db.Database.ExecuteSqlAsync($"DELETE FROM Memberships");
        Assert.Equal(1, await House.Get<LedgerRemoval>().RunAsync());
        await using var after = await House.Contexts.CreateDbContextAsync();
        Assert.False(
            await after.Ledgers.AnyAsync() || await after.Expenses.AnyAsync() || await after.Changes.AnyAsync());
        Assert.Equal(0, await House.Get<LedgerRemoval>().RunAsync());
    }

    async Task RefusedAsync(string sentence)
    {
        var me = await House.SignInAsync(Mara);
        Assert.Equal(sentence, (await House.Get<AccountDeletionService>().PlanAsync(me)).Refusal!.Said());
        Assert.Equal(sentence, (await Assert.ThrowsAsync<RuleException>(() => DeleteAsync(me))).Said());
        Assert.NotNull(await House.Get<SessionService>().CheckAsync(me.UserId, me.SessionId));
    }

    async Task FurnishAsync(Member member)
    {
        var id = Guid.CreateVersion7();
        await House.Expenses.AddAsync(
            member, id, await House.FieldsAsync(member) with { Tags = ["work"], Note = "with a friend" });
        var part = await House.Get<CategoryService>().AddAsync(
            member, new CategoryInput("Market", "🥕", "groceries", ParentId: (await House.CategoryAsync(member)).Id));
        Assert.NotNull(part);
        await House.Expenses.AddAsync(
            member, Guid.CreateVersion7(), await House.FieldsAsync(member, category: "Market"));
        await House.Expenses.DeleteAsync(member, id);
    }

    FreshProof Proof(SignedIn me) => House.Get<SessionService>().ProofOf(me)!;

    async Task DeleteAsync(SignedIn me)
    {
        await using var db = await House.Contexts.CreateDbContextAsync();
        var name = await db.Users.Where(u => u.Id == me.UserId).Select(u => u.UserName).SingleAsync();
        await House.Get<AccountDeletionService>().RunAsync(Proof(me), name, ClientInfo.Unknown);
    }

    async Task<IReadOnlyList<string>> DumpAsync()
    {
        await using var db = await House.Contexts.CreateDbContextAsync();
        // How the index is laid out tells of its past; what it finds does not, and the doctor looks at that.
        return [.. (await db.DumpAsync()).Where(row => !row.StartsWith("ExpenseTexts_", StringComparison.Ordinal)
            && !row.StartsWith("sqlite_sequence:", StringComparison.Ordinal))];
    }
}
