using FinSight.Core.Accounts;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Tests.Accounts;

/// <summary>ipek, ıpek and İpek are one name for a new account; whoever has one of them already keeps it.</summary>
public sealed class AlikeNameTests : IAsyncLifetime
{
    AccountApp App { get; } = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await App.DisposeAsync();

    [Theory]
    [InlineData("ipek", "İpek")]
    [InlineData("ıpek", "ipek")]
    [InlineData("İPEK", "ıPEK")]
    [InlineData("Işık", "ışik")]
    public async Task A_second_one_is_taken_and_gets_a_free_one_beside_the_field(string first, string second)
    {
        await App.Visit().RegisterAsync(first);
        var page = await Visitor.ReadAsync(await App.Visit().RegisterAsync(second));
        Assert.Equal($"That name is taken. Try {second}2.", page.Problem("Username"));
        Assert.Equal(1, await App.ReadAsync(db => db.Users.CountAsync()));
    }

    [Theory]
    [InlineData("ipek")]
    [InlineData("İpek")]
    [InlineData("ıpek")]
    [InlineData("IPEK")]
    public async Task Its_owner_signs_in_with_each_of_them(string typed)
    {
        await App.Visit().RegisterAsync("İpek");
        Assert.Equal("/", (await App.Visit().SignInAsync(typed)).LeadsTo());
    }

    [Fact]
    public async Task Accounts_that_are_alike_from_before_each_open_under_their_own()
    {
        await App.Visit().RegisterAsync("mara");
        string[] names = ["ipek", "ıpek", "İpek"];
        await App.ReadAsync(async db =>
        {
            var hasher = new Microsoft.AspNetCore.Identity.PasswordHasher<User>();
            foreach (var name in names)
            {
                var user = new User(name, "tr-TR", "Europe/Istanbul")
                {
                    NormalizedUserName = UserNameRules.Key(name),
                    SecurityStamp = $"stamp of {name}",
                };
                user.PasswordHash = hasher.HashPassword(user, $"plum river {name}");
                db.Users.Add(user);
            }
            return await db.SaveChangesAsync();
        });
        foreach (var name in names)
        {
            Assert.Equal("/", (await App.Visit().SignInAsync(name, $"plum river {name}")).LeadsTo());
            var others = names.Where(other => other != name).Select(other => $"plum river {other}");
            foreach (var password in others)
                Assert.Null((await App.Visit().SignInAsync(name, password)).Headers.Location);
        }
        Assert.Equal(
            3,
            await App.ReadAsync(
                db => db.Sessions.CountAsync(s => db.Users.Any(u => u.Id == s.UserId && u.UserName != "mara"))));
    }
}
