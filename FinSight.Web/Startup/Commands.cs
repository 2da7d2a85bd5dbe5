using FinSight.Core;
using FinSight.Web.Features.Backup;
using FinSight.Web.Features.Doctor;
using FinSight.Web.Features.Tokens;
using FinSight.Web.Features.Upgrades;

namespace FinSight.Web.Startup;

/// <summary>What FinSight does instead of serving. A slip in such a word must not become a second server.</summary>
static class Commands
{
    const string List = """
        FinSight serves when it is started without a command; settings of the server may follow as --urls ADDRESS.
          backup FILE      all that FinSight keeps, as one file; also beside a running server
          verify FILE      whether such a file is sound
          restore FILE     puts it in the place of what is there, with the server stopped
          doctor           checks the database; --repair rebuilds totals
          token create     an API token: NAME --user USER --scopes read,add,write [--days 30|90|365]
          move --to WHERE  to another database, or back into a folder; --to-file FILE where a file says it
          downgrade        the database of before the last upgrade, for the version of then
          --version        which version this is
        """;

    static readonly Dictionary<string, Func<IServiceProvider, string[], Task<int>>> All = new()
    {
        [DoctorCommand.Name] = DoctorCommand.RunAsync,
        [TokenCommand.Name] = TokenCommand.RunAsync,
        [DowngradeCommand.Name] = DowngradeCommand.RunAsync,
        [DatabaseMoveCommand.Name] = DatabaseMoveCommand.RunAsync,
        [BackupCommands.Backup] = OnFile(BackupCommands.Backup),
        [BackupCommands.Verify] = OnFile(BackupCommands.Verify),
        [BackupCommands.Restore] = OnFile(BackupCommands.Restore),
    };

    /// <summary>What takes no database: the version, the list of commands, a word that is none of them.</summary>
    /// <returns>The exit code; null where there is more to do.</returns>
    public static async Task<int?> AnswerAsync(string[] args)
    {
        switch (args)
        {
            case ["--version"]:
                await Console.Out.WriteLineAsync($"FinSight {AppInfo.Version}");
                return 0;
            case ["help" or "--help" or "-h", ..]:
                await Console.Out.WriteLineAsync(List);
                return 0;
            case [var word, .. var rest] when Find(args) is null && !IsSetting(word, rest):
                await Console.Error.WriteLineAsync($"FinSight has no command \"{word}\".\n{List}");
                return 2;
            default:
                return null;
        }
    }

    /// <returns>What the first word asks for, to be given the others; null where it asks for the server.</returns>
    public static Func<IServiceProvider, string[], Task<int>>? Find(string[] args) =>
        args is [var word, ..] ? All.GetValueOrDefault(word) : null;

    static Func<IServiceProvider, string[], Task<int>> OnFile(string command) =>
        (services, rest) => BackupCommands.RunAsync(services, [command, .. rest]);

    // As .NET reads them: --urls ADDRESS, --urls=ADDRESS, urls=ADDRESS.
    static bool IsSetting(string word, string[] rest) =>
        word.Contains('=', StringComparison.Ordinal) || (word is ['-' or '/', ..] && rest.Length > 0);
}
