using System.Net;
using FinSight.Core.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace FinSight.Tests.Accounts;

public sealed class SignInTests : IAsyncLifetime
{
    AccountApp App { get; } = new();

    public async Task InitializeAsync()
    {
        App.Replace = services => services.AddSingleton<CountingHasher>().AddSingleton<TimeProvider>(FakeTime.FromNow())
            .AddSingleton<IPasswordHasher<User>>(provider => provider.GetRequiredService<CountingHasher>());
        await App.Visit().RegisterAsync("Zoë Ångström");
    }

    public async Task DisposeAsync() => await App.DisposeAsync();

    [Theory]
    [InlineData("Zoë Ångström", AccountApp.Password)]
    [InlineData(" zoe\u0308 A\u030Angstro\u0308m", AccountApp.Password)]
    [InlineData("ZOË ÅNGSTRÖM", "ｐｌｕｍ river lantern")]
    public async Task A_name_in_any_spelling_and_its_password_open_the_door(string name, string password)
    {
        var visitor = App.Visit();
        Assert.Equal("/", (await visitor.SignInAsync(name, password)).LeadsTo());
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/")).StatusCode);
    }

    [Fact]
    public async Task Nobody_is_led_to_a_ledger_that_only_the_last_user_of_this_browser_knows()
    {
        var back = "?returnUrl=" + Uri.EscapeDataString($"/l/{Guid.CreateVersion7()}/expenses");
        Assert.Equal("/", (await App.Visit().SignInAsync("zoë ångström", query: back)).LeadsTo());
    }

    [Fact]
    public async Task Neither_text_nor_work_tells_whether_a_name_exists()
    {
        var hasher = App.Services.GetRequiredService<CountingHasher>();
        await App.Visit().SignInAsync("warm", "up the decoy");
        List<(HttpStatusCode, string?, string?, int)> answers = [];
        foreach (var (name, password) in new[]
        {
            ("Zoë Ångström", "wrong password"), ("nobody", "wrong password"), ("x@<>", "wrong password"),
            ("Zoë Ångström", new string('x', 300)), ("nobody", new string('x', 300)),
        })
        {
            hasher.Hashes.Clear();
            var answer = await App.Visit().SignInAsync(name, password);
            var page = await Visitor.ReadAsync(answer);
            Assert.Equal(name, page.Field("Username").Value);
            Assert.Equal("", page.Field("Password").Value);
            answers.Add(
                (answer.StatusCode, page.Problem("Password")?.Trim(), page.Problem("Username"),
                    Assert.Single(hasher.Hashes)));
        }
        Assert.Equal("That username and password don't match.", Assert.Single(answers.Distinct()).Item2);
    }

    [Theory]
    [InlineData("", "", "Type your username.", null)]
    [InlineData("  ", "whatever", "Type your username.", null)]
    [InlineData("mara", "", null, "Type your password.")]
    public async Task An_empty_field_gets_its_sentence(
        string name, string password, string? aboutName, string? aboutPassword)
    {
        var page = await Visitor.ReadAsync(await App.Visit().SignInAsync(name, password));
        Assert.Equal((aboutName, aboutPassword), (page.Problem("Username"), page.Problem("Password")));
    }

    [Theory]
    [InlineData("Zoë Ångström")]
    [InlineData("nobody")]
    public async Task After_five_wrong_passwords_even_the_right_one_waits(string name)
    {
        for (var i = 0; i < 5; i++)
            Assert.Equal(HttpStatusCode.OK, (await App.Visit().SignInAsync(name, "wrong password")).StatusCode);

        var answer = await App.Visit().SignInAsync(name);
        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(1), answer.Headers.RetryAfter!.Delta);
        Assert.Equal(
            "Too many attempts. Try again in a second.", (await Visitor.ReadAsync(answer)).Problem("Password"));
    }

    [Fact]
    public async Task A_weaker_hash_is_renewed_at_sign_in()
    {
        var stored = await HashAsync();
        App.Services.GetRequiredService<CountingHasher>().Renew = true;
        await App.Visit().SignInAsync("Zoë Ångström");
        Assert.NotEqual(stored, await HashAsync());
        App.Services.GetRequiredService<CountingHasher>().Renew = false;
        Assert.Equal("/", (await App.Visit().SignInAsync("Zoë Ångström")).LeadsTo());
    }

    Task<string?> HashAsync() =>
        App.ReadAsync(db => Task.FromResult(db.Users.Select(user => user.PasswordHash).Single()));

    sealed class CountingHasher(IOptions<PasswordHasherOptions> options) : IPasswordHasher<User>
    {
        readonly UserPasswordHasher _real = new(options);

        /// <summary>The lengths of the hashes that passwords were checked against.</summary>
        public List<int> Hashes { get; } = [];

        public bool Renew { get; set; }

        public string HashPassword(User user, string password) => _real.HashPassword(user, password);

        public PasswordVerificationResult VerifyHashedPassword(
            User user, string hashedPassword, string providedPassword)
        {
            Hashes.Add(hashedPassword.Length);
            var outcome = _real.VerifyHashedPassword(user, hashedPassword, providedPassword);
            return Renew && outcome == PasswordVerificationResult.Success
                ? PasswordVerificationResult.SuccessRehashNeeded : outcome;
        }
    }
}
