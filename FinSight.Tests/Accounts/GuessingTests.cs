using System.Net;
using FinSight.Core.SecondFactor;
using FinSight.Core.Sessions;
using FinSight.Tests.SecondFactor;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FinSight.Tests.Accounts;

/// <summary>
/// Guesses at one account are counted together, whatever is typed and wherever; and by nothing that strangers type.
/// </summary>
public sealed class GuessingTests : IAsyncLifetime
{
    const string Address = "mara@example.org";

    readonly FakeTime _time = FakeTime.FromNow();

    AccountApp App { get; } = new();

    Visitor Mara { get; set; } = null!;

    public async Task InitializeAsync()
    {
        App.Replace = services => services.AddSingleton<TimeProvider>(_time);
        Mara = await RegisterAsync("mara");
        await App.ReadAsync(async db =>
        {
            (await db.Users.SingleAsync()).ReachAt(Address);
            return await db.SaveChangesAsync();
        });
    }

    public async Task DisposeAsync() => await App.DisposeAsync();

    [Fact]
    public async Task A_name_an_address_and_each_way_to_write_them_share_five_guesses()
    {
        string[] ways = ["mara", "MARA ", Address, $"  {Address}", "Mara@Example.org\t"];
        foreach (var way in ways) Assert.Equal(HttpStatusCode.OK, await GuessAsync(way));
        foreach (var way in ways) Assert.Equal(HttpStatusCode.TooManyRequests, await GuessAsync(way));
        Assert.Equal(HttpStatusCode.OK, await GuessAsync("noah"));
    }

    [Theory]
    [InlineData('x', 257)]
    [InlineData('x', 5000)]
    [InlineData(' ', 300)]
    public async Task What_is_longer_than_any_name_is_refused_and_opens_nothing(char padding, int length)
    {
        foreach (var password in Enumerable.Repeat("wrong password", 6).Append(AccountApp.Password))
        {
            var page = await Visitor.ReadAsync(
                await App.Visit().SignInAsync(new string(padding, length) + Address, password));
            Assert.Equal("Use at most 256 characters.", page.Problem("Username"));
        }
    }

    [Fact]
    public async Task One_s_own_success_empties_nobody_else_s_count()
    {
        await RegisterAsync("noah");
        for (var i = 0; i < 5; i++) await GuessAsync("mara");
        foreach (var own in new[] { "noah", "NOAH ", "noah" })
            Assert.Equal("/", (await App.Visit().SignInAsync(own)).LeadsTo());
        Assert.Equal(HttpStatusCode.TooManyRequests, await GuessAsync("mara"));
    }

    [Fact]
    public async Task What_strangers_type_slows_down_no_proof_and_no_code()
    {
        var id = await App.ReadAsync(db => db.Users.Select(user => user.Id).SingleAsync());
        foreach (var typed in new[] { $"proof of {id}", $"code of {id}", $"{id}", "mara" })
            for (var i = 0; i < 6; i++) await GuessAsync(typed);
        Assert.Equal(
            "/",
            (await Mara.SubmitAsync(
                "/account/confirm", new() { ["Password"] = AccountApp.Password }, "confirm")).LeadsTo());
    }

    [Fact]
    public async Task A_thief_s_guesses_slow_down_the_proof_of_no_browser_that_is_known()
    {
        // The session alone: its cookie, without the one that tells a known browser.
        var thief = App.Visit();
        var cookie = (await App.Visit().SignInAsync("mara")).Cookie("finsight").Split(';')[0];
        thief.Http.DefaultRequestHeaders.Add("Cookie", cookie);
        for (var i = 0; i < 5; i++)
            Assert.Equal(HttpStatusCode.OK, (await ProveAsync(thief, "wrong password")).StatusCode);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await ProveAsync(thief, "wrong password")).StatusCode);
        Assert.Equal("/", (await ProveAsync(Mara, AccountApp.Password)).LeadsTo());
    }

    [Fact]
    public async Task Who_knows_the_password_slows_down_the_code_of_no_browser_that_is_known()
    {
        var codes = await TurnOnTwoStepAsync();
        for (var i = 0; i < 5; i++) await CodeAsync(App.Visit(), "000000");
        Assert.Equal(HttpStatusCode.TooManyRequests, (await CodeAsync(App.Visit(), codes[0])).StatusCode);
        await Mara.PressAsync("/", "/account/logout");
        Assert.Equal("/", (await CodeAsync(Mara, codes[0])).LeadsTo());
    }

    async Task<Visitor> RegisterAsync(string name)
    {
        var visitor = App.Visit();
        await visitor.RegisterAsync(name);
        return visitor;
    }

    async Task<HttpStatusCode> GuessAsync(string name) =>
        (await App.Visit().SignInAsync(name, "wrong password")).StatusCode;

    static Task<HttpResponseMessage> ProveAsync(Visitor who, string password) =>
        who.SubmitAsync("/account/confirm", new() { ["Password"] = password }, "confirm");

    static async Task<HttpResponseMessage> CodeAsync(Visitor who, string code) =>
        await who.SubmitAsync((await who.SignInAsync("mara")).LeadsTo(), new() { ["Code"] = code });

    async Task<IReadOnlyList<string>> TurnOnTwoStepAsync()
    {
        var (users, twoStep) =
            (App.Services.GetRequiredService<SessionService>(), App.Services.GetRequiredService<TwoStepService>());
        var session = await App.ReadAsync(db => db.Sessions.AsNoTracking().SingleAsync());
        return (await twoStep.TurnOnAsync(users.ProofOf((await users.CheckAsync(session.UserId, session.Id))!)!, _time))
            .Codes;
    }
}
