using System.Net;
using FinSight.Core;
using FinSight.Core.Accounts;
using FinSight.Core.Ledgers;
using FinSight.Core.Security;
using FinSight.Core.Sessions;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Tests.Sessions;

public sealed class SessionServiceTests : IAsyncLifetime
{
    static readonly ClientInfo Phone = new(IPAddress.Parse("192.0.2.7"), "Mozilla/5.0 (iPhone) Version/18.0");

    FakeTime Time { get; } = new();

    TestServices House { get; set; } = null!;

    Member Member { get; set; } = null!;

    SignedIn Mara { get; set; } = null!;

    SessionService Sessions => House.Get<SessionService>();

    public async Task InitializeAsync()
    {
        House = await TestServices.OpenAsync(time: Time);
        Member = await House.MoveInAsync();
        Mara = await House.SignInAsync(Member);
    }

    public async Task DisposeAsync() => await House.DisposeAsync();

    [Fact]
    public async Task The_list_shows_one_s_own_browsers_this_one_first_then_by_last_use()
    {
        Time.Advance(TimeSpan.FromMinutes(10));
        var phone = await PhoneAsync();
        Time.Advance(TimeSpan.FromMinutes(10));
        var other = await House.SignInAsync(Member);
        await House.SignInAsync(await House.MoveInAsync("Noah"));

        var rows = await Sessions.ListAsync(Mara);
        Assert.Equal([Mara.SessionId, other.SessionId, phone.SessionId], rows.Select(row => row.Id));
        Assert.Equal([true, false, false], rows.Select(row => row.IsThis));
        Assert.Equal((Phone.Browser, "192.0.2.7"), (rows[2].Browser, rows[2].Address));
    }

    [Fact]
    public async Task Ending_one_or_all_others_is_told_at_once_and_logged()
    {
        var (phone, laptop) = (await PhoneAsync(), await PhoneAsync());
        var told = new List<string>();
        using var one = House.Get<SessionFeed>().Subscribe(phone.SessionId, () => told.Add("phone"));
        using var two = House.Get<SessionFeed>().Subscribe(laptop.SessionId, () => told.Add("laptop"));
        using var list = House.Get<SessionFeed>().Subscribe(Mara, () => told.Add("list"));

        Assert.Equal(1, await Sessions.EndAsync(Mara, phone.SessionId));
        Assert.Equal(["phone", "list"], told);
        Assert.Equal(1, await Sessions.EndOthersAsync(Mara));
        Assert.Equal(["phone", "list", "laptop", "list"], told);
        Assert.Equal(Mara.SessionId, Assert.Single(await Sessions.ListAsync(Mara)).Id);
        Assert.Null(await Sessions.CheckAsync(phone.UserId, phone.SessionId));
        Assert.Equal(0, await Sessions.EndAsync(Mara, phone.SessionId));
        Assert.Equal(
            [SecurityEventKind.SessionEnded, SecurityEventKind.OtherSessionsEnded],
            (await LogAsync()).Except([SecurityEventKind.SignedIn]));
    }

    [Fact]
    public async Task A_session_ends_after_14_days_without_use_and_after_90_in_any_case()
    {
        for (var day = 0; day < 89; day++)
        {
            Time.Advance(TimeSpan.FromDays(1));
            Assert.NotNull(await Sessions.CheckAsync(Mara.UserId, Mara.SessionId, Phone));
        }
        var fresh = await PhoneAsync();
        Time.Advance(TimeSpan.FromDays(1));
        Assert.Null(await Sessions.CheckAsync(Mara.UserId, Mara.SessionId, Phone));
        // Looked at, as an open page does, it is not used.
        Time.Advance(TimeSpan.FromDays(13) - TimeSpan.FromSeconds(1));
        Assert.NotNull(await Sessions.CheckAsync(fresh.UserId, fresh.SessionId));
        Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Null(await Sessions.CheckAsync(fresh.UserId, fresh.SessionId));
        Assert.Empty(await Sessions.ListAsync(Mara));
    }

    [Fact]
    public async Task A_new_password_ends_every_session_but_the_one_in_which_it_was_chosen()
    {
        var phone = await PhoneAsync();
        var told = false;
        using var open = House.Get<SessionFeed>().Subscribe(phone.SessionId, () => told = true);
        await ChangeAsync("harbour violin thaw");

        Assert.True(told);
        Assert.Null(await Sessions.CheckAsync(phone.UserId, phone.SessionId));
        Assert.NotNull(await Sessions.CheckAsync(Mara.UserId, Mara.SessionId));
        Assert.Contains(SecurityEventKind.PasswordChanged, await LogAsync());
        await using var db = await House.Contexts.CreateDbContextAsync();
        var user = await db.Users.SingleAsync();
        Assert.Equal(Time.GetUtcNow().UtcDateTime, user.PasswordChangedAt);
        Assert.Equal(PasswordVerificationResult.Success,
            House.Get<IPasswordHasher<User>>().VerifyHashedPassword(user, user.PasswordHash!, "harbour violin thaw"));
    }

    [Theory]
    [InlineData("short", "Use at least 8 characters. Three or four words work well.")]
    [InlineData("plum river lantern", "That is your password already. Choose another one.")]
    public async Task A_password_that_will_not_do_changes_nothing(string password, string sentence)
    {
        await ChangeAsync("plum river lantern");
        var phone = await PhoneAsync();
        var broken = await Assert.ThrowsAsync<RuleException>(() => ChangeAsync(password));
        Assert.Equal((FieldNames.Password, sentence), (broken.Field, broken.Said()));
        Assert.NotNull(await Sessions.CheckAsync(phone.UserId, phone.SessionId));
    }

    Task ChangeAsync(string password) =>
        House.Get<PasswordChangeService>().RunAsync(Sessions.ProofOf(Mara)!, password, [], ClientInfo.Unknown);

    async Task<SignedIn> PhoneAsync()
    {
        await using var db = await House.Contexts.CreateDbContextAsync();
        var user = await db.Users.AsNoTracking().SingleAsync(u => u.Id == Mara.UserId);
        return (await Sessions.CheckAsync(user.Id, await Sessions.BeginAsync(user, Phone)))!;
    }

    async Task<List<SecurityEventKind>> LogAsync()
    {
        await using var db = await House.Contexts.CreateDbContextAsync();
        return await db.SecurityEvents.OrderBy(e => e.Sequence).Select(e => e.Act).ToListAsync();
    }
}
