using System.Net.Http.Headers;
using FinSight.Core.Accounts;
using FinSight.Core.Data;
using FinSight.Core.Ledgers;
using FinSight.Core.SignUp;
using FinSight.Core.Tokens;
using FinSight.Tests.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit.Abstractions;

namespace FinSight.Tests.Nodes;

public sealed class FaultModelTests(ITestOutputHelper output) : IAsyncLifetime
{
    const int Ledgers = 3, WritersOfEach = 2;

    static readonly TimeSpan Calm = TimeSpan.FromSeconds(3);

    Cluster Cluster { get; set; } = null!;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await Cluster.DisposeAsync();

    [NodesFact(isLong: true)]
    public async Task Whatever_dies_each_acknowledged_write_is_there_once()
    {
        Cluster = await Cluster.StartAsync(cuttable: true);
        await WriteAsync(async () =>
        {
            for (var round = 0; round < 2; round++)
            {
                for (var cut = 0; cut < 5; cut++)
                {
                    await PauseAsync();
                    Cluster.Line!.Cut();
                }
                for (var node = 0; node < 2; node++)
                {
                    await PauseAsync();
                    await Cluster.KillAsync(node);
                    await PauseAsync();
                    await Cluster.RunAsync(node);
                }
                await PauseAsync();
                await Cluster.Database.CrashAsync();
                await PauseAsync();
                await Cluster.ResumeAsync();
            }
            await PauseAsync();
            Assert.Equal(0, await Cluster.StopAsync(0));
            Assert.True(Cluster.Line!.Lost > 0);
        });
    }

    [NodesFact(isLong: true)]
    public async Task Where_a_standby_takes_over_no_acknowledged_write_is_missing()
    {
        Cluster = await Cluster.StartAsync(standby: true);
        await WriteAsync(async () =>
        {
            await PauseAsync();
            await PauseAsync();
            await Cluster.FailOverAsync();
            await PauseAsync();
            await PauseAsync();
        });
    }

    /// <summary>Writes from beginning to end of what happens, and looks what came of it.</summary>
    async Task WriteAsync(Func<Task> happens)
    {
        var writers = new List<RandomApiWriter>();
        for (var i = 0; i < Ledgers; i++) writers.AddRange(await MoveInAsync(i));
        using var stop = new CancellationTokenSource();
        var writing = writers.Select(writer => Task.Run(() => writer.RunAsync(stop.Token))).ToList();
        await happens();
        var written = writers.Sum(writer => writer.Written);
        // All goes on.
        await Patience.UntilAsync(() =>
            writers.Sum(writer => writer.Written) >= written + 50 || writing.Exists(one => one.IsFaulted));
        await stop.CancelAsync();
        await Task.WhenAll(writing);

        output.WriteLine(
            $"{writers.Sum(w => w.Written)} writes, {writers.Sum(w => w.Failed)} of them asked again, "
            + $"{writers.Sum(w => w.Broken)} after a 500.");
        foreach (var line in Cluster.Failures) output.WriteLine(line);
        Assert.True(writers.Sum(w => w.Failed) > 0);
        Assert.Equal(0, writers.Sum(w => w.Broken));
        await using var db = await Cluster.Services.GetRequiredService<IDbContextFactory<FinSightContext>>()
            .CreateDbContextAsync();
        foreach (var ledger in writers.GroupBy(writer => writer.Ledger))
        {
            var there = await db.Expenses.Where(e => e.LedgerId == ledger.Key && e.DeletedAt == null)
                .ToDictionaryAsync(e => e.Id, e => e.Amount);
            Assert.Equal(
                ledger.SelectMany(writer => writer.Rows).OrderBy(row => row.Key), there.OrderBy(row => row.Key));
            Assert.Equal(
                ledger.Sum(writer => writer.Written),
                await db.Changes.CountAsync(c => c.LedgerId == ledger.Key && c.Entity == "Expense"));
            Assert.Equal(
                there.Values.Sum(),
                await db.AllTimeTotals.Where(t => t.LedgerId == ledger.Key).SumAsync(t => t.Amount));
        }
        await Cluster.Services.GetRequiredService<IDbContextFactory<FinSightContext>>().AssertSoundAsync();
    }

    async Task<IEnumerable<RandomApiWriter>> MoveInAsync(int i)
    {
        var services = Cluster.Services;
        var user = await services.GetRequiredService<RegistrationService>()
            .RegisterAsync(
                $"writer{i}", Browser.BrowserFixture.Password, BrowserPreferences.Of("en-GB", "Europe/Zurich"));
        var ledger = (await services.GetRequiredService<LedgerAccessService>().EnterLastAsync(user.Id)).LedgerId;
        var token = await services.GetRequiredService<TokenIssuer>()
            .CreateAsync(
                user.UserName!, "Model", TokenScopeKinds.Read | TokenScopeKinds.Add | TokenScopeKinds.Write, null);
        var doors = Cluster.Proxy.Doors.Select(
            door => new HttpClient { BaseAddress = door, Timeout = TimeSpan.FromSeconds(20) }).ToList();
        foreach (var door in doors)
            door.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return Enumerable.Range(0, WritersOfEach)
            .Select(n => new RandomApiWriter(doors, ledger, new Random(i * 10 + n)));
    }

    static Task PauseAsync() => Task.Delay(Calm, TimeProvider.System);
}
