using System.Diagnostics;
using FinSight.Core.Changes;
using FinSight.Core.Ledgers;

namespace FinSight.Tests.Data;

/// <summary>
/// A process of its own that takes back a member's last batch, and prints a line with each part that is on disk.
/// </summary>
static class UndoProcess
{
    public const string Command = "undo-stream";

    public static async Task RunAsync(string path, Guid userId)
    {
        // Never disposed: the process is killed.
        var house = await TestServices.OpenAsync(new TempFolder(path));
        var member = await house.Get<LedgerAccessService>().EnterLastAsync(userId);
        house.Feed.Subscribe(member, sequence =>
        {
            Console.Out.WriteLine(sequence);
            Console.Out.Flush();
        });
        await house.Get<UndoService>().UndoAsync(member);
    }

    public static async Task RunAndKillAsync(string folder, Member member, int parts)
    {
        using var process = Process.Start(new ProcessStartInfo(
            "dotnet", [typeof(TestProgram).Assembly.Location, Command, folder, member.UserId.ToString()])
        { RedirectStandardOutput = true })!;
        for (var i = 0; i < parts; i++) Assert.NotNull(await process.StandardOutput.ReadLineAsync());
        process.Kill();
        await process.WaitForExitAsync();
    }
}
