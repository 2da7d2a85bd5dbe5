using System.Diagnostics;
using FinSight.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Tests.Doctor;

/// <summary>The command as whoever runs a server types it: a process of its own, beside this one.</summary>
public sealed class DoctorCommandTests : IAsyncLifetime
{
    TestServices _house = null!;

    public async Task InitializeAsync()
    {
        _house = await TestServices.OpenAsync();
        var mara = await _house.MoveInAsync();
        await _house.Expenses.AddAsync(mara, Guid.CreateVersion7(), await _house.FieldsAsync(mara));
    }

    public async Task DisposeAsync() => await _house.DisposeAsync();

    [Fact]
    public async Task A_sound_database_is_one_line_and_exit_code_0() =>
        Assert.Equal((0, "The database is sound.", ""), await DoctorAsync(_house.Folder.Path));

    [Fact]
    public async Task A_wrong_total_is_exit_code_1_until_it_is_repaired()
    {
        await using (var db = await _house.Contexts.CreateDbContextAsync())
            await db.Database.ExecuteSqlAsync($"UPDATE DailyTotals SET Amount = 1");

        var (code, output, _) = await DoctorAsync(_house.Folder.Path);
        Assert.Equal(1, code);
        Assert.EndsWith("on 2026-11-20 is 1 (1), its rows come to 450 (1).", output, StringComparison.Ordinal);
        (code, output, _) = await DoctorAsync(_house.Folder.Path, "--repair");
        Assert.Equal(0, code);
        Assert.EndsWith(
            "The totals of 1 ledger were rebuilt. "
            + "Restart a server that is running: it may still have the wrong ones in mind.",
            output, StringComparison.Ordinal);
        Assert.Equal(0, (await DoctorAsync(_house.Folder.Path)).Code);
        await using var after = await _house.Contexts.CreateDbContextAsync();
        Assert.Equal(
            [1, 0, 0], await after.DoctorRuns.OrderBy(run => run.Sequence).Select(run => run.Faults).ToListAsync());
    }

    [Fact]
    public async Task Without_a_database_it_says_so_and_makes_none()
    {
        using var empty = new TempFolder();
        var (code, _, errors) = await DoctorAsync(empty.Path);
        Assert.Equal((1, $"There is no database in {empty.Path}: name its folder in FINSIGHT_DATA."), (code, errors));
        Assert.Empty(Directory.GetFiles(empty.Path, "*.db"));
    }

    [Fact]
    public async Task An_option_that_it_does_not_know_is_exit_code_2() =>
        Assert.Equal(2, (await DoctorAsync(_house.Folder.Path, "--heal")).Code);

    static async Task<(int Code, string Output, string Errors)> DoctorAsync(string folder, params string[] options)
    {
        using var process = Process.Start(
            new ProcessStartInfo("dotnet", [typeof(Program).Assembly.Location, "doctor", .. options])
            {
                Environment = { ["FINSIGHT_DATA"] = folder },
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, (await output).Trim(), (await errors).Trim());
    }
}
