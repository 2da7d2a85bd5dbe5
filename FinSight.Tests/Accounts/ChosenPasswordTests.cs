using FinSight.Core.Accounts;
using FinSight.Core.Links;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Tests.Accounts;

/// <summary>The same rules at each door where a password is chosen, said beside its field.</summary>
public sealed class ChosenPasswordTests : IAsyncLifetime
{
    AccountApp App { get; } = new() { Settings = { ["FINSIGHT_PUBLIC_URL"] = "http://localhost" } };

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await App.DisposeAsync();

    [Theory]
    [InlineData("iloveyou!", "This password is one of those that are tried first. Choose another one.")]
    [InlineData(
        "FinSight2026",
        "Your names and the words of this service are guessed first. Add some that have nothing to do with them.")]
    [InlineData(
        "keller.mara",
        "Your names and the words of this service are guessed first. Add some that have nothing to do with them.")]
    [InlineData(
        "localhost1",
        "Your names and the words of this service are guessed first. Add some that have nothing to do with them.")]
    [InlineData("abcd1234", "Repetitions and rows of characters are guessed first. Three or four words work well.")]
    public async Task What_is_guessed_first_is_refused_at_registration_change_and_reset(
        string password, string sentence)
    {
        var visitor = App.Visit();
        Assert.Equal(sentence, await ProblemAsync(visitor.RegisterAsync("Mara Keller", password), "Password"));
        await visitor.RegisterAsync("Mara Keller");
        Assert.Equal(sentence, await ProblemAsync(ChangeAsync(visitor, password), "New password"));
        Assert.Equal(sentence, await ProblemAsync(ResetAsync(password), "New password"));
    }

    [Fact]
    public async Task A_change_and_a_reset_know_the_display_name_and_the_address()
    {
        const string sentence =
            "Your names and the words of this service are guessed first. Add some that have nothing to do with them.";
        var visitor = App.Visit();
        await visitor.RegisterAsync("mara");
        await App.ReadAsync(async db =>
        {
            var mara = await db.Users.SingleAsync();
            mara.Rename("Aunt Lantern");
            mara.ReachAt("violin@harbour.example");
            return await db.SaveChangesAsync();
        });
        foreach (var password in new[] { "lantern1990", "violin-harbour" })
        {
            Assert.Equal(sentence, await ProblemAsync(ChangeAsync(visitor, password), "New password"));
            Assert.Equal(sentence, await ProblemAsync(ResetAsync(password), "New password"));
        }
    }

    [Fact]
    public async Task It_is_said_in_german_too()
    {
        var page = await Visitor.ReadAsync(await App.Visit(language: "de-CH").RegisterAsync("mara", "finsight1"));
        Assert.Equal(
            "Deine Namen und Wörter dieses Dienstes werden zuerst geraten. "
            + "Nimm welche dazu, die nichts damit zu tun haben.",
            page.Problem("Passwort"));
    }

    [Fact]
    public async Task Who_has_such_a_password_from_before_still_signs_in()
    {
        await App.Visit().RegisterAsync("mara");
        await App.ReadAsync(async db =>
        {
            var mara = await db.Users.SingleAsync();
            mara.PasswordHash = new Microsoft.AspNetCore.Identity.PasswordHasher<User>().HashPassword(mara, "iloveyou");
            return await db.SaveChangesAsync();
        });
        Assert.Equal("/", (await App.Visit().SignInAsync("mara", "iloveyou")).LeadsTo());
    }

    static async Task<string?> ProblemAsync(Task<HttpResponseMessage> answer, string field) =>
        (await Visitor.ReadAsync(await answer)).Problem(field);

    static Task<HttpResponseMessage> ChangeAsync(Visitor visitor, string password) =>
        visitor.SubmitAsync("/account/password", new() { ["Password"] = password }, "password");

    async Task<HttpResponseMessage> ResetAsync(string password)
    {
        var secret = $"{Guid.NewGuid()}";
        await App.ReadAsync(async db =>
        {
            var mara = await db.Users.SingleAsync();
            db.OneTimeLinks.Add(new OneTimeLink(
                LinkPurpose.PasswordReset, secret, TimeProvider.System.GetUtcNow().UtcDateTime, TimeSpan.FromHours(1),
                mara.Id));
            return await db.SaveChangesAsync();
        });
        var visitor = App.Visit();
        var page = await Visitor.ReadAsync(await visitor.SubmitAsync("/account/reset", new() { ["Code"] = secret }));
        return await visitor.PostAsync(page, new() { ["Code"] = secret, ["Password"] = password });
    }
}
