using System.Net;
using AngleSharp.Html.Dom;
using FinSight.Tests.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FinSight.Tests.Passkeys;

/// <summary>The app with Mara, and an authenticator.</summary>
public abstract class PasskeyTestBase : IAsyncLifetime
{
    private protected const string Refusal = "That passkey did not work here. Try again, or use your password.";

    private protected readonly FakeTime _time = FakeTime.FromNow();
    private protected readonly SoftwarePasskey _key = new();

    private protected AccountApp App { get; } = new();

    private protected Visitor Mara { get; set; } = null!;

    public async Task InitializeAsync()
    {
        App.Replace = services => services.AddSingleton<TimeProvider>(_time);
        Mara = App.Visit();
        await Mara.RegisterAsync("mara");
        Assert.Equal("/settings#signin", (await Mara.AddPasskeyAsync(_key)).LeadsTo());
    }

    public async Task DisposeAsync() => await App.DisposeAsync();

    private protected async Task AssertRefusedAsync(SoftwarePasskey key)
    {
        var visitor = App.Visit();
        Assert.Equal(Refusal, Sentence(await Visitor.ReadAsync(await visitor.UsePasskeyAsync(key))));
        Assert.Equal(HttpStatusCode.Found, (await visitor.GetAsync("/")).StatusCode);
    }

    private protected async Task AssertRefusedAsync(
        IHtmlDocument page, string? state, string? credential, Visitor? visitor = null)
    {
        if (visitor is null)
        {
            visitor = App.Visit();
            page = await visitor.OpenAsync("/account/login");
        }
        Assert.Equal(
            Refusal, Sentence(await Visitor.ReadAsync(await visitor.PostPasskeyAsync(page, state, credential))));
    }

    private protected async Task<string> AddressAsync() => await App.ReadAsync(async db =>
        "/account/passkey?id="
            + System.Buffers.Text.Base64Url.EncodeToString((await db.UserPasskeys.SingleAsync()).CredentialId));

    private protected static string? Sentence(IHtmlDocument page) => page.GetElementById("problem")?.TextContent.Trim();
}
