using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace FinSight.Tests.Nodes;

/// <summary>A proxy of a test's own, set up as docs/scale.md says.</summary>
sealed partial class Nginx : IAsyncDisposable
{
    readonly TempFolder _folder;
    readonly Process _process;

    Nginx(TempFolder folder, Process process, Uri[] doors) => (_folder, _process, Doors) = (folder, process, doors);

    /// <summary>Null where this machine has none.</summary>
    public static string? Program { get; } = new[] { "/usr/sbin/nginx", "/usr/bin/nginx" }.FirstOrDefault(File.Exists);

    /// <summary>Each leads to another node first, and to all others where that is away.</summary>
    public Uri[] Doors { get; }

    /// <param name="nodes">Where the nodes are.</param>
    public static async Task<Nginx> StartAsync(IReadOnlyList<Uri> nodes)
    {
        var folder = new TempFolder();
        var ports = nodes.Select(_ => FreePort()).ToList();
        var file = Path.Combine(folder.Path, "nginx.conf");
        await File.WriteAllTextAsync(file, $$"""
            daemon off;
            pid {{folder.Path}}/pid;
            error_log {{folder.Path}}/error.log;
            events { worker_connections 1000; }
            http {
                access_log off;
                client_body_temp_path {{folder.Path}}/body; proxy_temp_path {{folder.Path}}/proxy;
                fastcgi_temp_path {{folder.Path}}/fastcgi; uwsgi_temp_path {{folder.Path}}/uwsgi;
                scgi_temp_path {{folder.Path}}/scgi;
            {{string.Join('\n', ports.Select((port, i) => Door(i, port, nodes)))}}
            }
            """);
        var process = Process.Start(
            new ProcessStartInfo(Program!, ["-c", file, "-p", folder.Path]) { RedirectStandardError = true })!;
        var nginx = new Nginx(folder, process, [.. ports.Select(port => new Uri($"http://localhost:{port}"))]);
        foreach (var port in ports) await ListensAsync(port);
        return nginx;
    }

    public async ValueTask DisposeAsync()
    {
        // Its workers go with their master only where it is asked.
        using (var stop = Process.Start("kill", ["-TERM", $"{_process.Id}"])) await stop.WaitForExitAsync();
        await _process.WaitForExitAsync().WaitAsync(Patience.Long);
        _process.Dispose();
        _folder.Dispose();
    }

    /// <summary>Below those that the machine gives to others who ask for any.</summary>
    public static int FreePort()
    {
        while (true)
        {
            var port = Random.Shared.Next(10_000, 32_000);
            try
            {
                using var socket = new TcpListener(IPAddress.Loopback, port);
                socket.Start();
                return port;
            }
            catch (SocketException)
            {
                // Somebody has it.
            }
        }
    }

    /// <summary>
    /// The example of the docs, on this machine's addresses, without encryption, and with one node before the others.
    /// </summary>
    static string Door(int i, int port, IReadOnlyList<Uri> nodes)
    {
        var docs = File.ReadAllText(Path.Combine(Repository.Root, "docs", "scale.md"));
        var example = Example().Match(docs).Groups["text"].Value;
        var order = nodes.Skip(i).Concat(nodes.Take(i)).ToList();
        foreach (var (node, n) in order.Select((node, n) => (node, n)))
            example = example.Replace($"10.0.0.1{n + 1}:5000", $"127.0.0.1:{node.Port}", StringComparison.Ordinal);
        example = Server().Replace(
            example,
            match => match.Value[..^1]
                + $"{(match.Value.Contains($":{order[0].Port} ", StringComparison.Ordinal) ? "" : " backup")};");
        return Encryption().Replace(example, "")
            .Replace("hash $remote_addr consistent;", "", StringComparison.Ordinal)
            .Replace("listen 443 ssl;", $"listen 127.0.0.1:{port};", StringComparison.Ordinal)
            .Replace("finsight", $"finsight{i}", StringComparison.Ordinal)
            .Replace("$connection_upgrade", $"$connection_upgrade{i}", StringComparison.Ordinal);
    }

    public static Task ListensAsync(int port) => Patience.UntilAsync(async () =>
    {
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(IPAddress.Loopback, port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    });

    [GeneratedRegex("```nginx\n(?<text>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Example();

    [GeneratedRegex(@"^ *(?:server_name|ssl_certificate\w*) [^;]*;\n", RegexOptions.Multiline)]
    private static partial Regex Encryption();

    [GeneratedRegex(@"server 127\.0\.0\.1:\d+ [^;]*;")]
    private static partial Regex Server();
}
