using FinSight.Core.Ledgers;

namespace FinSight.Tests.Data;

/// <summary>
/// A process of its own that adds expenses as fast as it can, and prints each id once it is acknowledged.
/// </summary>
static class AddProcess
{
    public const string Command = "add-stream";

    public static async Task RunAsync(string path)
    {
        // Never disposed: the process is killed.
        var house = await TestServices.OpenAsync(new TempFolder(path));
        var member = await house.MoveInAsync();
        var fields = await house.FieldsAsync(member);
        while (true)
        {
            var row = await house.Expenses.AddAsync(member, Guid.CreateVersion7(), fields);
            await Console.Out.WriteLineAsync(row.Row.Id.ToString());
            await Console.Out.FlushAsync();
        }
    }
}
