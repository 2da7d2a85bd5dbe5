using System.Globalization;
using FinSight.Core;
using FinSight.Core.Data;
using FinSight.Core.Data.Transfer;

namespace FinSight.Web.Features.Backup;

/// <summary>
/// <c>move --to ADDRESS</c> or <c>move --to FOLDER</c>: from one database to another, and back.
/// <c>move --to-file FILE</c> takes the address from a file, as everybody on a machine may read what is typed there.
/// </summary>
static class DatabaseMoveCommand
{
    public const string Name = "move";

    /// <returns>The exit code: 0 where it is done, 2 where the command is not understood.</returns>
    public static async Task<int> RunAsync(IServiceProvider services, string[] options)
    {
        if (options is not ["--to" or "--to-file", { Length: > 0 } target])
        {
            await Console.Error.WriteLineAsync(
                "Say where to: move --to-file FILE, in which stands Host=…;Database=…, or move --to FOLDER");
            return 2;
        }
        var isFile = options[0] == "--to-file";
        var isFolder = !isFile && !target.Contains('=', StringComparison.Ordinal)
            && !target.Contains("://", StringComparison.Ordinal);
        var setting = isFile ? DatabaseSettings.Name + "_FILE" : DatabaseSettings.Name;
        var database = isFolder
            ? DatabaseSettings.File
            : DatabaseSettings.Read(name => name == setting ? target : null);
        var passing = isFolder ? null : Directory.CreateTempSubdirectory("finsight-move-");
        try
        {
            await using var other = new ServiceCollection().AddLogging()
                .AddFinSightCore(DataFolder.Open(passing?.FullName ?? target), database).BuildServiceProvider();
            var rows = await DatabaseTransfer.RunAsync(services, other);
            await Console.Out.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture, $"{rows:N0} rows are moved, and the doctor finds no fault. Start FinSight there; everybody has to sign in again."));
            return 0;
        }
        finally
        {
            passing?.Delete(recursive: true);
        }
    }
}
