using System.Net.Http.Headers;
using FinSight.Core.Data;
using FinSight.Core.Doctor;
using FinSight.Core.Upgrades;
using FinSight.Tests.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FinSight.Tests.Upgrades;

/// <summary>
/// A small database of every schema that ever stood on main opens with this version, with all that was in it.
/// </summary>
public sealed class LandedSchemaTests
{
    public static TheoryData<string> Versions => [.. LandedVersionData.Versions];

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task It_opens_as_it_was(string version)
    {
        var folder = new TempFolder();
        var past = await LandedVersionData.UnpackAsync(version, folder);
        var time = new FakeTime(past.Since.AddDays(1));
        var hadSessions = await UpgradeAsync(folder, time);

        await using var app = new AccountApp(folder)
        {
            Replace = services => services.AddSingleton<TimeProvider>(time),
        };
        var browser = app.Visit();
        browser.Http.DefaultRequestHeaders.Add("Cookie", $"finsight={past.Session}");
        // What came before had cookies that no session stood behind, and whoever has one signs in once more.
        if (!hadSessions)
        {
            Assert.StartsWith("/account/login", (await browser.GetAsync("/")).LeadsTo(), StringComparison.Ordinal);
            browser = app.Visit();
            // What is remembered has an end, which the client compares with its own clock.
            await browser.SignInAsync(LandedVersionData.Name, remember: false);
        }
        var total = (await browser.OpenAsync("/")).QuerySelector("[data-figure=all-time-total]");
        Assert.Equal($"{LandedVersionData.Total}", total?.GetAttribute("data-minor"));
        if (past.Token is null) return;

        var program = app.Visit().Http;
        program.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", past.Token);
        Assert.Contains("\"Phone\"", await program.GetStringAsync("/api/v1/me"), StringComparison.Ordinal);
        Assert.Contains(
            past.Hook ?? "\"data\":[]", await program.GetStringAsync("/api/v1/webhooks"), StringComparison.Ordinal);
    }

    /// <summary>As the start of a server does it.</summary>
    /// <returns>Whether there were sessions before.</returns>
    static async Task<bool> UpgradeAsync(TempFolder folder, TimeProvider time)
    {
        var house = TestServices.OpenUnprepared(folder, time);
        await house.Get<UpgradeRunner>().RunAsync();
        var data = house.Get<DataFolder>();
        // Nothing is copied where nothing is to migrate.
        var copy = Directory.Exists(data.Backups) ? Directory.GetFiles(data.Backups).SingleOrDefault() : null;
        var (before, after) = await RowDump.CompareAsync(copy ?? data.Database, data.Database);
        Assert.Contains(before, row => row.StartsWith("Expenses: ", StringComparison.Ordinal));
        Assert.Equal(before, after);
        Assert.Empty(await house.Get<DatabaseCheckup>().FindAsync());
        await using (var db = await house.Contexts.CreateDbContextAsync())
            Assert.Equal(LandedVersionData.Total, await db.DailyTotals.SumAsync(total => total.Amount));
        await house.CloseAsync();
        return before.Any(row => row.StartsWith("Sessions: ", StringComparison.Ordinal));
    }
}
