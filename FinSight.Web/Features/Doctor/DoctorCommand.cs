using FinSight.Core.Data;
using FinSight.Core.Doctor;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Web.Features.Doctor;

/// <summary><c>doctor [--repair]</c>: a checkup from the command line, also beside a running server.</summary>
static class DoctorCommand
{
    public const string Name = "doctor";

    const string Repair = "--repair";

    /// <returns>
    /// The exit code: 0 where all is sound or was mended, 1 where it is not, 2 where the command is not understood.
    /// </returns>
    public static async Task<int> RunAsync(IServiceProvider services, string[] options)
    {
        if (options is not ([] or [Repair]))
        {
            await Console.Error.WriteLineAsync($"The doctor knows one option: {Repair}.");
            return 2;
        }
        using var use = FolderLock.Share(services.GetRequiredService<DataFolder>());
        var faults = await services.GetRequiredService<DatabaseCheckup>().FindAsync();
        foreach (var fault in faults) await Console.Out.WriteLineAsync(fault.Sentence);
        if (faults.Count == 0) await Console.Out.WriteLineAsync("The database is sound.");

        if (options is not [Repair] || !faults.Any(fault => fault.Mendable))
            return await EndAsync(services, faults.Count);
        var ledgers = await services.GetRequiredService<TotalsRepair>().RunAsync();
        if (ledgers > 0)
            await Console.Out.WriteLineAsync(
                $"The totals of {ledgers} {(ledgers == 1 ? "ledger" : "ledgers")} were rebuilt. "
                + "Restart a server that is running: it may still have the wrong ones in mind.");
        var entries = await services.GetRequiredService<SearchIndexRepair>().RunAsync();
        if (entries > 0)
            await Console.Out.WriteLineAsync(
                $"{entries} {(entries == 1 ? "entry" : "entries")} of tags and words were corrected.");
        return await EndAsync(services, faults.Count(fault => !fault.Mendable));
    }

    static async Task<int> EndAsync(IServiceProvider services, int faults)
    {
        try
        {
            await services.GetRequiredService<DoctorRunStore>().RecordAsync(faults);
        }
        catch (DbUpdateException problem) when (faults > 0)
        {
            await Console.Error.WriteLineAsync(
                $"The checkup could not be noted in the database: {problem.InnerException?.Message}");
        }
        return faults == 0 ? 0 : 1;
    }
}
