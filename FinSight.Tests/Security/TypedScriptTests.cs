using System.Buffers.Text;
using System.Net;
using AngleSharp.Html.Dom;
using FinSight.Tests.Accounts;
using FinSight.Tests.Hosting;
using FinSight.Tests.Passkeys;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace FinSight.Tests.Security;

/// <summary>
/// What is typed into the account pages, or stands in their addresses, comes back as the text that it is.
/// </summary>
public sealed class TypedScriptTests : IAsyncLifetime
{
    AccountApp App { get; } = new()
    {
        Replace = services => services.AddSingleton<IStartupFilter>(RemoteAddresses.Everywhere()),
    };

    // A form with a NUL in it is not read at all.
    static IEnumerable<string> Payloads =>
        ScriptPayloads.All.Where(payload => !payload.Contains('\0', StringComparison.Ordinal));

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await App.DisposeAsync();

    [Theory]
    [InlineData("/account/login")]
    [InlineData("/account/register")]
    public async Task A_name_that_is_a_script_is_shown_as_it_was_typed(string path)
    {
        Assert.True(ScriptPayloads.All.Length >= 100);
        var visitor = App.Visit();
        var plain = Shape(
            await Visitor.ReadAsync(await visitor.SubmitAsync(path, new() { ["Username"] = "?", ["Password"] = "x" })));
        foreach (var payload in Payloads)
        {
            var answer = await visitor.SubmitAsync(path, new() { ["Username"] = payload, ["Password"] = "x" });
            Assert.Equal((payload, HttpStatusCode.OK), (payload, answer.StatusCode));
            var page = await Visitor.ReadAsync(answer);
            Assert.Equal(OneLine(payload), OneLine(page.Field("Username").Value));
            if (path == "/account/login") Assert.Equal(plain, Shape(page));
            AssertInert(page);
        }
    }

    [Theory]
    [InlineData("/account/tokens", "Name")]
    [InlineData("/account/email", "Email")]
    [InlineData("/account/delete", "Username")]
    [InlineData("/account/passkey?id=", "Name")]
    public async Task So_is_what_the_signed_in_type(string path, string field)
    {
        // Nothing is sent: no address is one.
        foreach (var (name, value) in new[]
        {
            ("PUBLIC_URL", "http://localhost"), ("SMTP_HOST", "localhost"), ("SMTP_FROM", "finsight@example.org"),
        })
            App.Settings[$"FINSIGHT_{name}"] = value;
        var visitor = App.Visit();
        await visitor.RegisterAsync("mara");
        if (path.EndsWith('=')) path += await AddPasskeyAsync(visitor);
        foreach (var payload in Payloads)
        {
            // Too long for a name, so that the form comes back.
            var typed = payload + new string('x', 300);
            var answer = await visitor.SubmitAsync(path, new() { [field] = typed }, FormOf(path));
            Assert.Equal((payload, HttpStatusCode.OK), (payload, answer.StatusCode));
            var page = await Visitor.ReadAsync(answer);
            Assert.Equal(OneLine(typed), OneLine(page.Field(field).Value));
            AssertInert(page);
        }
    }

    static string? FormOf(string path) =>
        path.StartsWith("/account/passkey", StringComparison.Ordinal) ? "rename" : null;

    static async Task<string> AddPasskeyAsync(Visitor visitor)
    {
        var key = new SoftwarePasskey();
        await visitor.AddPasskeyAsync(key);
        return Base64Url.EncodeToString(key.Id);
    }

    [Fact]
    public async Task Nor_does_an_address_bring_a_script_along()
    {
        var visitor = App.Visit();
        await visitor.RegisterAsync("mara");
        foreach (var path in new[]
        {
            "/account/login?returnUrl=", "/account/register?returnUrl=", "/account/passkey?id=",
            "/account/confirm?returnUrl=", "/expenses?q=", "/?period=", "/?from=", "/activity?by=", "/no/such/",
        })
            foreach (var payload in Payloads)
            {
                var who = path is "/account/login?returnUrl=" or "/account/register?returnUrl=" ? App.Visit() : visitor;
                AssertInert(await Visitor.ReadAsync(await who.GetAsync(path + Uri.EscapeDataString(payload))));
            }
    }

    static string OneLine(string text) => text.Replace("\n", "", StringComparison.Ordinal);

    static string Shape(IHtmlDocument page) => string.Join(' ', page.All.Select(element => element.LocalName));

    static void AssertInert(IHtmlDocument page)
    {
        Assert.DoesNotContain(page.All.SelectMany(element => element.Attributes), attribute =>
            attribute.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase) || attribute.Name == "style"
            || attribute.Name is "href" or "src" or "action"
            && attribute.Value.TrimStart().StartsWith("javascript:", StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(page.All, element => element.LocalName is "iframe" or "object" or "embed" or "img");
        Assert.DoesNotContain(page.Scripts, script => script.Source is null && script.Type != "importmap");
    }
}
