using System.Globalization;
using FinSight.Core.Backup;
using FinSight.Core.Data;

namespace FinSight.Tests.Backup;

/// <summary>Processes of their own that back up, or restore, as fast as they can, until they are killed.</summary>
static class BackupProcess
{
    public const string MakeCommand = "backup-stream", RestoreCommand = "restore-stream";

    /// <summary>Prints the name of each backup once it is made.</summary>
    public static async Task MakeAsync(string data, string backups)
    {
        var house = await TestServices.OpenAsync(new TempFolder(data));
        for (var i = 0; ; i++)
        {
            var file = Path.Combine(backups, $"{Environment.ProcessId}-{i.ToString(CultureInfo.InvariantCulture)}.zip");
            await house.Get<BackupService>().MakeAsync(file, null);
            await Console.Out.WriteLineAsync(file);
            await Console.Out.FlushAsync();
        }
    }

    /// <summary>Restores the one and the other by turns, and prints a line before each.</summary>
    public static async Task RestoreAsync(string data, string one, string other)
    {
        var folder = DataFolder.Open(data);
        RestoreSwap.Finish(folder);
        for (var i = 0; ; i++)
        {
            await Console.Out.WriteLineAsync($"{i}");
            await Console.Out.FlushAsync();
            await new RestoreService(folder, TimeProvider.System).RunAsync(i % 2 == 0 ? one : other, null);
        }
    }
}
