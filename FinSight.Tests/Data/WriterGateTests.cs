using FinSight.Core.Dashboard;

namespace FinSight.Tests.Data;

public sealed class WriterGateTests
{
    [Fact]
    public async Task Sixteen_writers_at_once_all_get_through()
    {
        await using var house = await TestHouse.OpenAsync();
        var members = new List<FinSight.Core.Ledgers.Member>();
        for (var i = 0; i < 16; i++) members.Add(await house.MoveInAsync($"Member{i}"));

        await Task.WhenAll(members.Select(member => Task.Run(async () =>
        {
            var fields = await house.FieldsAsync(member);
            for (var i = 0; i < 25; i++) await house.Expenses.AddAsync(member, Guid.CreateVersion7(), fields);
        })));

        var query = new DashboardQuery(null, new DateOnly(2026, 11, 23));
        foreach (var member in members)
            Assert.Equal(25, (await house.Get<DashboardService>().ViewAsync(member, query)).Count);
        await house.Contexts.AssertSoundAsync();
    }

    [Fact]
    public async Task A_failed_or_cancelled_write_leaves_the_gate_open()
    {
        await using var house = await TestHouse.OpenAsync();
        var member = await house.MoveInAsync();
        var fields = await house.FieldsAsync(member);
        for (var i = 0; i < 5; i++)
        {
            await using var db = await house.Contexts.CreateDbContextAsync();
            db.Users.Add(new FinSight.Core.Accounts.User("Twice", "en", "UTC") { NormalizedUserName = "TWICE" });
            db.Users.Add(new FinSight.Core.Accounts.User("Twice", "en", "UTC") { NormalizedUserName = "TWICE" });
            await Assert.ThrowsAsync<Microsoft.EntityFrameworkCore.DbUpdateException>(() => db.SaveChangesAsync());
            using var cancelled = new CancellationTokenSource();
            await cancelled.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(
                () => house.Expenses.AddAsync(member, Guid.CreateVersion7(), fields, cancelled.Token));
        }

        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        await house.Expenses.AddAsync(member, Guid.CreateVersion7(), fields, patience.Token);
    }
}
