using FinSight.Tests.Backup;
using FinSight.Tests.Bench;
using FinSight.Tests.Data;
using FinSight.Tests.Upgrades;

namespace FinSight.Tests;

/// <summary>What the test project does when it is run instead of tested.</summary>
static class TestProgram
{
    static async Task<int> Main(string[] args)
    {
        switch (args)
        {
            case [AddProcess.Command, var folder]:
                await AddProcess.RunAsync(folder);
                return 0;
            case [UndoProcess.Command, var folder, var userId]:
                await UndoProcess.RunAsync(folder, Guid.Parse(userId));
                return 0;
            case [BackupProcess.MakeCommand, var data, var backups]:
                await BackupProcess.MakeAsync(data, backups);
                return 0;
            case [BackupProcess.RestoreCommand, var data, var one, var other]:
                await BackupProcess.RestoreAsync(data, one, other);
                return 0;
            case [BenchmarkRunner.Command, .. var options]:
                return await BenchmarkRunner.RunAsync(options);
            case [CircuitBenchmark.SoakCommand]:
                return await CircuitBenchmark.SoakAsync();
            case [OldVersionRecorder.Command, var version, var built]:
                await OldVersionRecorder.RunAsync(version, built);
                return 0;
            case [CircuitCrowd.Command]:
                await CircuitCrowd.RunAsync();
                return 0;
            default:
                await Console.Error.WriteLineAsync(
                    $"Unknown command '{string.Join(' ', args)}'. Run the tests with: dotnet test");
                return 2;
        }
    }
}
