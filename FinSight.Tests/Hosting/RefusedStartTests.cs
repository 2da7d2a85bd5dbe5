using System.Net;
using System.Net.Sockets;
using FinSight.Core.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Tests.Hosting;

/// <summary>Whatever keeps FinSight from starting is told in one sentence on the console, and by exit code 1.</summary>
[Collection(HostingTests.Name)]
public sealed class RefusedStartTests : IDisposable
{
    readonly TempFolder _folder = new();

    [Fact]
    public async Task A_data_folder_below_a_file()
    {
        var file = Path.Combine(_folder.Path, "file");
        await File.WriteAllTextAsync(file, "");
        await AssertRefusedAsync("FINSIGHT_DATA", Path.Combine(file, "data"), "can't write to its data folder");
    }

    [Fact]
    public async Task A_data_folder_where_the_system_lets_nobody_write()
    {
        if (!OperatingSystem.IsLinux()) return;
        await AssertRefusedAsync("FINSIGHT_DATA", "/proc/finsight", "can't write to its data folder");
    }

    [Theory]
    [InlineData("FINSIGHT_REGISTRATION", "perhaps", "set it to open, invite or closed")]
    [InlineData("FINSIGHT_INVITES", "everybody", "set it to owners or administrators")]
    [InlineData("FINSIGHT_CURRENCY", "XXZ", "ISO 4217")]
    [InlineData("FINSIGHT_PUBLIC_URL", "money.example.org", "the address that people type")]
    [InlineData("FINSIGHT_PROXIES", "nginx", "addresses or networks")]
    [InlineData("ASPNETCORE_URLS", "nonsense", "choose another")]
    public Task A_setting_that_means_nothing(string name, string value, string remedy) =>
        AssertRefusedAsync(name, value, remedy);

    [Fact]
    public async Task A_port_that_is_taken()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        await AssertRefusedAsync("ASPNETCORE_URLS", $"http://{other.LocalEndpoint}", "choose another");
    }

    [Fact]
    public async Task A_file_that_is_no_database()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder.Path, "finsight.db"), "The notes of somebody else.");
        await AssertRefusedAsync("FINSIGHT_DATA", _folder.Path, "put a sound copy in its place");
    }

    [Fact]
    public async Task A_database_of_a_newer_version_which_stays_as_it_is()
    {
        var house = await TestServices.OpenAsync(_folder);
        await using (var db = await house.Contexts.CreateDbContextAsync())
            await db.Database.ExecuteSqlAsync(
                $"INSERT INTO __EFMigrationsHistory VALUES ('29990101000000_Future', '99.0.0')");
        var database = house.Get<DataFolder>().Database;
        await house.CloseAsync();
        var before = await File.ReadAllBytesAsync(database);

        await AssertRefusedAsync("FINSIGHT_DATA", _folder.Path, "newer FinSight");
        Assert.Equal(before, await File.ReadAllBytesAsync(database));
        Assert.False(File.Exists(database + "-wal") && new FileInfo(database + "-wal").Length > 0);
    }

    public void Dispose() => _folder.Dispose();

    async Task AssertRefusedAsync(string name, string value, string remedy)
    {
        await using var app = await AppProcess.RefuseAsync(new() { ["FINSIGHT_DATA"] = _folder.Path, [name] = value });
        Assert.Equal(1, app.ExitCode);
        var sentence = Assert.Single(app.Complaints);
        Assert.Contains(value, sentence, StringComparison.Ordinal);
        Assert.Contains(remedy, sentence, StringComparison.Ordinal);
        Assert.DoesNotContain(app.Output, line => line.Contains("Exception", StringComparison.Ordinal));
    }
}
