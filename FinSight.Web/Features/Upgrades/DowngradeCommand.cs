using FinSight.Core.Upgrades;

namespace FinSight.Web.Features.Upgrades;

/// <summary><c>downgrade</c>: the database as it was before the last upgrade, for the version of then.</summary>
static class DowngradeCommand
{
    public const string Name = "downgrade";

    /// <returns>The exit code: 0 where it is done, 2 where the command is not understood.</returns>
    public static async Task<int> RunAsync(IServiceProvider services, string[] options)
    {
        if (options.Length > 0)
        {
            await Console.Error.WriteLineAsync("A downgrade takes the newest copy: it knows no options.");
            return 2;
        }
        var done = await services.GetRequiredService<DowngradeRunner>().RunAsync();
        await Console.Out.WriteLineAsync(
            $"{done.Copy} is in the place of the database, and what was there is kept in {done.Kept}. "
            + "Start the version of FinSight that you had before; everybody has to sign in again, "
            + "and API tokens and connections revoked since the upgrade are back.");
        return 0;
    }
}
