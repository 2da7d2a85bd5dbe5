using System.Diagnostics;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using FinSight.Core.Connections;
using FinSight.Core.Demo;
using FinSight.Core.Doctor;
using FinSight.Core.Ledgers;
using FinSight.Web.Features.Connections;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FinSight.Tests.Nodes;

public sealed class DatabaseMoveCommandTests
{
    [NodesFact]
    public async Task A_data_folder_moves_to_PostgreSQL_and_back_by_the_command_line()
    {
        await using var server = await PrivatePostgres.StartAsync();
        using var back = new TempFolder();
        using var spare = new TempFolder();
        using var folder = PreparedDatabase.NewFolder();
        string before;
        Member ledger;
        {
            var house = await TestServices.OpenAsync(folder);
            var member = await house.MoveInAsync();
            await house.Get<DemoService>().FillAsync(member, new DateOnly(2026, 11, 29), key => key);
            before = await TotalsAsync(house);
            await house.CloseAsync();
            ledger = member;
        }
        ConnectionSetupResult phone;
        await using (var app = new LiveApp(folder: folder))
            phone = await app.Services.GetRequiredService<ConnectionSetupService>()
                .AddAsync(ledger, ConnectionKind.Android, "Phone");

        Assert.Contains(
            "the doctor finds no fault", await RunAsync(0, server.Address, new() { ["FINSIGHT_DATA"] = folder.Path }),
            StringComparison.Ordinal);
        {
            var house = await TestServices.OpenAsync(spare, database: new(server.Address));
            Assert.Equal(before, await TotalsAsync(house));
            Assert.Empty(await house.Get<DatabaseCheckup>().FindAsync());
            await SendSignedAsync(phone, spare, server.Address);
            before = await TotalsAsync(house);
            await house.CloseAsync();
        }
        // There is something in it now.
        Assert.Contains(
            "already", await RunAsync(1, server.Address, new() { ["FINSIGHT_DATA"] = folder.Path }),
            StringComparison.Ordinal);

        await RunAsync(0, back.Path, new() { ["FINSIGHT_DATA"] = spare.Path, ["FINSIGHT_DATABASE"] = server.Address });
        var again = await TestServices.OpenAsync(back);
        Assert.Equal(before, await TotalsAsync(again));
        Assert.Empty(await again.Get<DatabaseCheckup>().FindAsync());
        await again.CloseAsync();
        await SendSignedAsync(phone, back, "");
    }

    /// <summary>Where the secret that a phone signs with can't be opened, nothing of it is taken.</summary>
    static async Task SendSignedAsync(ConnectionSetupResult phone, TempFolder folder, string database)
    {
        var shop = $"Tea {Guid.NewGuid():N}";
        var body = $$"""{"from":"VM-SAMPLE","text":"CHF 51.00 debited at {{shop}}, card ending 1234"}""";
        var signature = HMACSHA256.HashData(Encoding.UTF8.GetBytes(phone.Secret!), Encoding.UTF8.GetBytes(body));
        await using var app = new LiveApp(
            folder: folder, settings: new Dictionary<string, string> { ["FINSIGHT_DATABASE"] = database });
        using var http = new HttpClient { BaseAddress = app.Address };
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        content.Headers.Add("X-Signature", Convert.ToHexStringLower(signature));
        using var answer = await http.PostAsync(new Uri(phone.Path, UriKind.Relative), content);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    static async Task<string> RunAsync(int code, string to, Dictionary<string, string> settings)
    {
        var start = new ProcessStartInfo("dotnet", [Repository.BuiltApp, "move", "--to", to])
        { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Repository.Web };
        foreach (var (name, value) in settings) start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var said = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync().WaitAsync(Patience.Long);
        Assert.True(process.ExitCode == code, string.Concat(said));
        return string.Concat(said);
    }

    /// <summary>Of each category and month.</summary>
    static async Task<string> TotalsAsync(TestServices house)
    {
        await using var db = await house.Contexts.CreateDbContextAsync();
        var totals = (await db.DailyTotals.AsNoTracking().ToListAsync())
            .GroupBy(total => (total.LedgerId, total.CategoryId, total.Date.Year, total.Date.Month))
            .Select(of => $"{of.Key} {of.Sum(total => total.Amount)} {of.Sum(total => total.Count)}");
        return string.Join('\n', totals.Order(StringComparer.Ordinal));
    }
}
