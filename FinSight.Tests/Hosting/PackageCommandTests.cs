using System.Diagnostics;

namespace FinSight.Tests.Hosting;

/// <summary>The command that Debian's package installs, with the settings of the service.</summary>
public sealed class PackageCommandTests
{
    const UnixFileMode Program = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    [Fact]
    public async Task It_reads_each_setting_as_systemd_does_and_runs_none_of_them()
    {
        if (OperatingSystem.IsWindows()) return;
        var settings = await ReadAsync("""
            # FINSIGHT_CURRENCY=CHF
            ; FINSIGHT_LOGS=json
            FINSIGHT_PROXIES=127.0.0.1, 172.18.0.0/16
              FINSIGHT_OIDC_NAME = Home ID  
            FINSIGHT_DATABASE=Host=db;Database=finsight;Password=a$HOME b
            FINSIGHT_SMTP_USER="me \"at\" home; touch ran"
            FINSIGHT_SMTP_PASSWORD='a"b\c'
            FINSIGHT_BACKUP_PASSPHRASE=$(touch ran)`touch ran`
            FINSIGHT_SMTP_FROM=a\\b
            no-name=1; touch ran
            touch ran
            FINSIGHT_BACKUP=off
            """);
        Assert.Equal(
            new Dictionary<string, string>
            {
                ["FINSIGHT_DATA"] = "/var/lib/finsight",
                ["FINSIGHT_PROXIES"] = "127.0.0.1, 172.18.0.0/16",
                ["FINSIGHT_OIDC_NAME"] = "Home ID",
                ["FINSIGHT_DATABASE"] = "Host=db;Database=finsight;Password=a$HOME b",
                ["FINSIGHT_SMTP_USER"] = "me \"at\" home; touch ran",
                ["FINSIGHT_SMTP_PASSWORD"] = "a\"b\\c",
                ["FINSIGHT_BACKUP_PASSPHRASE"] = "$(touch ran)`touch ran`",
                ["FINSIGHT_SMTP_FROM"] = "a\\b",
                ["FINSIGHT_BACKUP"] = "off",
            },
            settings);
    }

    /// <summary>What the program is given that stands in the place of FinSight.</summary>
    static async Task<Dictionary<string, string>> ReadAsync(string settings)
    {
        using var folder = new TempFolder();
        string Inside(string name) => Path.Combine(folder.Path, name);
        async Task MakeAsync(string name, string text)
        {
            await File.WriteAllTextAsync(Inside(name), text.ReplaceLineEndings("\n"));
            if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(Inside(name), Program);
        }
        await MakeAsync("finsight.env", settings);
        await MakeAsync("program", "#!/bin/sh\nenv");
        // Root would go on as the package's user.
        await MakeAsync("id", "#!/bin/sh\necho 1000");
        var command = await File.ReadAllTextAsync(
            Path.Combine(Repository.Root, "build", "package", "debian", "finsight"));
        await MakeAsync("finsight", command
            .Replace("/etc/finsight/finsight.env", Inside("finsight.env"), StringComparison.Ordinal)
            .Replace("/usr/lib/finsight/finsight", Inside("program"), StringComparison.Ordinal));

        var start = new ProcessStartInfo(Inside("finsight"), ["doctor"])
        { RedirectStandardOutput = true, WorkingDirectory = folder.Path };
        start.Environment["PATH"] = $"{folder.Path}:{start.Environment["PATH"]}";
        foreach (var name in start.Environment.Keys.Where(IsOurs).ToList()) start.Environment.Remove(name);
        using var process = Process.Start(start)!;
        var told = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync().WaitAsync(Patience.Long);
        Assert.Equal(0, process.ExitCode);
        Assert.False(File.Exists(Inside("ran")));
        return told.Split('\n').Where(IsOurs).Select(line => line.Split('=', 2))
            .ToDictionary(pair => pair[0], pair => pair[1]);
    }

    static bool IsOurs(string name) => name.StartsWith("FINSIGHT_", StringComparison.Ordinal);
}
