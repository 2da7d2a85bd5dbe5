using System.Net;
using FinSight.Tests.Accounts;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Tests.Administration;

public sealed class WithoutLedgerTests
{
    [Theory]
    [InlineData("/admin")]
    [InlineData("/admin/log")]
    public async Task Whoever_runs_the_server_needs_no_ledger_for_it(string path)
    {
        await using var app = new AccountApp();
        var mara = app.Visit();
        await mara.RegisterAsync("mara");
        await app.ReadAsync(db => db.Memberships.ExecuteDeleteAsync());
        Assert.Equal(HttpStatusCode.OK, (await mara.GetAsync(path)).StatusCode);
        Assert.NotEmpty((await mara.OpenAsync("/ledgers")).QuerySelectorAll("a[href='/account/delete']"));
    }
}
