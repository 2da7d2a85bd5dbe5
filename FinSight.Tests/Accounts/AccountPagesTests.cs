using System.IO.Compression;
using System.Net;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Tests.Accounts;

public sealed class AccountPagesTests : IAsyncLifetime
{
    AccountApp App { get; } = new();

    Visitor Mara { get; set; } = null!;

    public async Task InitializeAsync()
    {
        Mara = App.Visit();
        await Mara.RegisterAsync("mara");
    }

    public async Task DisposeAsync() => await App.DisposeAsync();

    [Fact]
    public async Task Everything_is_downloaded_with_one_button()
    {
        using var answer = await Mara.PressAsync("/account/export", "/account/export/file");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("application/zip", answer.Content.Headers.ContentType!.MediaType);
        Assert.Matches(@"^finsight-\d{4}-\d\d-\d\d\.zip$", answer.Content.Headers.ContentDisposition!.FileName!);
        using var zip = new ZipArchive(await answer.Content.ReadAsStreamAsync());
        Assert.Contains(zip.Entries, entry => entry.FullName == "ledger-1/expenses.json");
    }

    [Fact]
    public async Task An_account_goes_with_its_name_typed_once_more_and_its_browsers_are_out()
    {
        var phone = App.Visit();
        await phone.SignInAsync("mara");
        var page = await Visitor.ReadAsync(await Mara.SubmitAsync("/account/delete", new() { ["Username"] = "mar" }));
        Assert.Equal("Type your username, mara, to delete the account.", page.Problem("Username"));
        Assert.Equal("mar", page.Field("Username").Value);

        using var answer = await Mara.SubmitAsync("/account/delete", new() { ["Username"] = "Mara" });
        Assert.Equal("/account/deleted", answer.LeadsTo());
        Assert.Equal("\"cache\"", Assert.Single(answer.Headers.GetValues("Clear-Site-Data")));
        Assert.Equal(HttpStatusCode.OK, (await Mara.GetAsync("/account/deleted")).StatusCode);
        Assert.Equal(HttpStatusCode.Found, (await Mara.GetAsync("/")).StatusCode);
        Assert.Equal(HttpStatusCode.Found, (await phone.GetAsync("/")).StatusCode);
        Assert.False(await App.ReadAsync(db => db.Users.AnyAsync()));
        Assert.Equal(HttpStatusCode.OK, (await App.Visit().SignInAsync("mara")).StatusCode);
    }
}
