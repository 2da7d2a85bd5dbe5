using FinSight.Core.Administration;
using FinSight.Core.Data;
using FinSight.Core.Doctor;
using FinSight.Core.Ledgers;
using FinSight.Core.Security;
using FinSight.Core.Sessions;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Tests.Security;

public sealed class SecurityLogReaderTests : IAsyncLifetime
{
    readonly FakeTime _time = new();
    TestServices _house = null!;
    Member _mara = null!;
    Member _noah = null!;

    public async Task InitializeAsync()
    {
        _house = await TestServices.OpenAsync(time: _time);
        (_mara, _noah) = (await _house.MoveInAsync(), await _house.MoveInAsync("Noah"));
    }

    public async Task DisposeAsync() => await _house.DisposeAsync();

    SecurityLogReader History => _house.Get<SecurityLogReader>();

    [Fact]
    public async Task Everybody_reads_their_own_lines_and_nobody_else_s()
    {
        var noah = await _house.SignInAsync(_noah);
        await WriteAsync(_mara, "of Mara");
        await WriteAsync(_noah, "of Noah");
        await WriteAsync(null, "of nobody");
        Assert.Equal(["of Noah"], Exports(await History.MineAsync(noah)));
    }

    [Fact]
    public async Task Who_runs_the_server_reads_all_and_sees_by_whom_an_act_was()
    {
        var admin = await _house.AdministrateAsync(_mara);
        await WriteAsync(_noah, "of Noah");
        await WriteAsync(null, "of nobody");
        await _house.Get<AccountAdministrationService>()
            .SignOutAsync(admin, await _house.ProofAsync(admin), _noah.UserId);
        var page = await History.AllAsync(admin);
        Assert.Equal(["of nobody", "of Noah"], Exports(page));
        var line = page.Lines[0];
        Assert.Equal(
            (SecurityEventKind.SignedOutByAdministrator, _noah.UserId, _mara.UserId),
            (line.Act, line.UserId, line.ActorId));
        Assert.StartsWith("Mara", line.Actor, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_follow_each_other_without_gap_or_overlap_while_lines_are_added()
    {
        var noah = await _house.SignInAsync(_noah);
        var written = Enumerable.Range(1, SecurityLogPage.MineSize * 2 + 3).Select(i => $"{i}").ToList();
        foreach (var detail in written) await WriteAsync(_noah, detail);
        var read = new List<string>();
        for (long? before = null; ;)
        {
            var page = await History.MineAsync(noah, before);
            read.AddRange(Exports(page));
            await WriteAsync(_noah, "meanwhile");
            if (page.Next is null) break;
            before = page.Next;
        }
        Assert.Equal(written, read.AsEnumerable().Reverse());
    }

    [Fact]
    public async Task After_a_year_a_line_and_a_checkup_are_forgotten()
    {
        var noah = await _house.SignInAsync(_noah);
        for (var i = 0; i < 600; i++) await WriteAsync(_noah, "old");
        await _house.Get<DoctorRunStore>().RecordAsync(1);
        _time.Advance(TimeSpan.FromDays(200));
        await WriteAsync(_noah, "young");
        await _house.Get<DoctorRunStore>().RecordAsync(2);
        _time.Advance(_time.GetUtcNow().AddDays(-200).AddYears(1) - _time.GetUtcNow() - TimeSpan.FromSeconds(1));
        Assert.Equal(0, await _house.Get<SecurityPruning>().RunAsync());
        _time.Advance(TimeSpan.FromSeconds(2));
        Assert.True(await _house.Get<SecurityPruning>().RunAsync() >= 600);
        Assert.Equal(["young"], Exports(await History.MineAsync(noah)));
        await using var db = await _house.Contexts.CreateDbContextAsync();
        Assert.Equal(2, (await db.DoctorRuns.SingleAsync()).Faults);
    }

    [Fact]
    public async Task A_line_stays_one_line_whatever_is_put_into_it()
    {
        await WriteAsync(_noah, "name\r\n2026-11-23 forged\u2028line" + new string('x', 300));
        var detail = Assert.Single(Exports(await History.MineAsync(await _house.SignInAsync(_noah))));
        Assert.StartsWith("name  2026-11-23 forged line", detail, StringComparison.Ordinal);
        Assert.Equal(LoggedSecurityEvent.MaxDetail, detail.Length);
    }

    Task WriteAsync(Member? who, string detail) =>
        _house.Get<SecurityLog>().WriteAsync(SecurityEventKind.Exported, who?.UserId, ClientInfo.Unknown, detail);

    static IEnumerable<string> Exports(SecurityLogPage page) =>
        page.Lines.Where(line => line.Act == SecurityEventKind.Exported).Select(line => line.Detail);
}
