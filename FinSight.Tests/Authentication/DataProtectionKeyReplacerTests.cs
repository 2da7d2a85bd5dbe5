using System.Net;
using System.Security.Cryptography;
using FinSight.Core.Administration;
using FinSight.Core.Security;
using FinSight.Core.Sessions;
using FinSight.Tests.Accounts;
using FinSight.Web.Authentication;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FinSight.Tests.Authentication;

public sealed class DataProtectionKeyReplacerTests : IAsyncLifetime
{
    AccountApp App { get; } = new();

    Visitor Mara { get; set; } = null!;

    public async Task InitializeAsync() => await (Mara = App.Visit()).RegisterAsync("mara");

    public async Task DisposeAsync() => await App.DisposeAsync();

    [Fact]
    public async Task What_was_sealed_with_the_old_keys_counts_for_nothing_and_everybody_signs_in_again()
    {
        var protector = App.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("test");
        var before = protector.Protect("before");
        var session = await App.ReadAsync(db => db.Sessions.SingleAsync());
        var sessions = App.Services.GetRequiredService<SessionService>();
        var me = (await sessions.CheckAsync(session.UserId, session.Id))!;
        var admin = (await App.Services.GetRequiredService<AdministratorAccessService>().EnterAsync(me, "/admin"))!;

        await App.Services.GetRequiredService<DataProtectionKeyReplacer>().RotateAsync(admin, sessions.ProofOf(me)!);

        await ForgottenAsync(protector, before);
        Assert.Equal("after", protector.Unprotect(protector.Protect("after")));
        Assert.Equal("/account/login?returnUrl=%2F", (await Mara.GetAsync("/")).LeadsTo());
        Assert.Equal("/", (await Mara.SignInAsync("mara")).LeadsTo());
        Assert.Equal(HttpStatusCode.OK, (await Mara.GetAsync("/admin")).StatusCode);
        Assert.Equal(
            1, await App.ReadAsync(db => db.SecurityEvents.CountAsync(e => e.Act == SecurityEventKind.KeysRotated)));
    }

    /// <summary>The framework reads its keys again in the background.</summary>
    static Task ForgottenAsync(IDataProtector protector, string text) => Patience.UntilAsync(() =>
    {
        try
        {
            protector.Unprotect(text);
            return false;
        }
        catch (CryptographicException)
        {
            return true;
        }
    });

    [Fact]
    public async Task The_administration_is_there_for_who_runs_the_server_only()
    {
        var noah = App.Visit();
        await noah.RegisterAsync("noah");
        foreach (var page in new[] { "/admin", "/admin/log" })
        {
            Assert.Equal(HttpStatusCode.OK, (await Mara.GetAsync(page)).StatusCode);
            var answer = await noah.GetAsync(page);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
            var shown = await Visitor.ReadAsync(answer);
            Assert.Equal("Nothing here", shown.QuerySelector("h1")!.TextContent);
            Assert.Equal($"{page}#main", shown.QuerySelector(".skip")!.GetAttribute("href"));
        }
        // Two strokes would begin the address of another host.
        var host = noah.Http.BaseAddress!.GetLeftPart(UriPartial.Authority);
        using var strange = await noah.Http.GetAsync(new Uri($"{host}//evil.example/"));
        var elsewhere = (await Visitor.ReadAsync(strange)).QuerySelector(".skip")!.GetAttribute("href");
        Assert.Equal("/evil.example/#main", elsewhere);
        Assert.Equal(["/admin", "/admin/log"], await App.ReadAsync(db => db.SecurityEvents
            .Where(e => e.Act == SecurityEventKind.AccessRefused)
            .OrderBy(e => e.Sequence)
            .Select(e => e.Detail)
            .ToListAsync()));
        Assert.Empty((await noah.OpenAsync("/settings")).QuerySelectorAll("a[href='/admin']"));
        Assert.Single((await Mara.OpenAsync("/settings")).QuerySelectorAll("a[href='/admin']"));
    }
}
