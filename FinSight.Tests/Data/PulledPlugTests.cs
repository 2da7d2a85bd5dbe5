using System.Diagnostics;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Tests.Data;

[Trait("Only", "SQLite")]
public sealed class PulledPlugTests
{
    const int Rounds = 20, FewestAdds = 20;

    [Fact]
    public async Task Whatever_was_acknowledged_survives_a_kill_in_the_middle_of_a_stream_of_adds()
    {
        using var folder = new TempFolder();
        var acknowledged = new HashSet<Guid>();
        for (var round = 0; round < Rounds; round++)
            await StreamAndKillAsync(folder.Path, FewestAdds + round * 7, acknowledged);

        await using var house = await TestServices.OpenAsync(new TempFolder(folder.Path));
        await using var db = await house.Contexts.CreateDbContextAsync();
        var kept = await db.Expenses.Select(e => e.Id).ToHashSetAsync();
        Assert.True(acknowledged.Count > Rounds * FewestAdds);
        Assert.Empty(acknowledged.Except(kept));
        await house.Contexts.AssertSoundAsync();
    }

    static async Task StreamAndKillAsync(string folder, int adds, HashSet<Guid> acknowledged)
    {
        using var process = Process.Start(new ProcessStartInfo(
            "dotnet", [typeof(TestProgram).Assembly.Location, AddProcess.Command, folder])
        { RedirectStandardOutput = true })!;
        for (var i = 0; i < adds && await process.StandardOutput.ReadLineAsync() is { } line; i++)
            acknowledged.Add(Guid.Parse(line));
        process.Kill();
        while (await process.StandardOutput.ReadLineAsync() is { Length: 36 } line) acknowledged.Add(Guid.Parse(line));
        await process.WaitForExitAsync();
    }
}
