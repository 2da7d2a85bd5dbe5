using System.Net;
using System.Net.Sockets;
using AngleSharp.Html.Dom;
using FinSight.Tests.Accounts;
using FinSight.Tests.Hosting;

namespace FinSight.Tests.Backup;

/// <summary>
/// A server that nobody has an account on yet takes a backup from a browser, and goes on as the one it was made of.
/// </summary>
[Collection(HostingTests.Name)]
public sealed class BackupRestorePageTests
{
    [Fact]
    public async Task A_backup_of_a_running_server_becomes_a_new_one_that_everybody_signs_in_to()
    {
        using TempFolder files = new(), source = new(), target = new();
        var backup = Path.Combine(files.Path, "backup.zip");
        await using (var app = await AppProcess.StartAsync(
            Repository.BuiltApp, Repository.Web, new() { ["FINSIGHT_DATA"] = source.Path }))
        {
            Assert.Equal(HttpStatusCode.Found, (await app.Visit().RegisterAsync("mara")).StatusCode);
            Assert.Equal(0, (await BackupCommandTests.RunAsync(source.Path, "backup", backup)).Code);
        }

        var port = FreePort();
        await using var server = await AppProcess.StartAsync(Repository.BuiltApp, Repository.Web, new()
        {
            ["FINSIGHT_DATA"] = target.Path,
            ["ASPNETCORE_URLS"] = $"http://127.0.0.1:{port}",
        });
        var visitor = server.Visit();
        Assert.NotNull((await visitor.OpenAsync("/account/register")).QuerySelector("a[href='/account/restore']"));

        var refused = await Visitor.ReadAsync(await SendAsync(visitor, "Dear Mara"u8.ToArray()));
        Assert.Equal("This is no backup of FinSight.", refused.QuerySelector("[role=alert]")!.TextContent.Trim());
        var restored = await Visitor.ReadAsync(await SendAsync(visitor, await File.ReadAllBytesAsync(backup)));
        Assert.Contains("Your data is back", restored.Body!.TextContent, StringComparison.Ordinal);

        // Whoever has cookies of the empty server is told so in its log.
        await Patience.UntilAsync(() => IsBackAsync(server.Visit()));
        visitor = server.Visit();
        Assert.Equal("/", (await visitor.SignInAsync("mara")).LeadsTo());
        // Nobody brings another one in its place.
        Assert.Equal("/", (await visitor.GetAsync("/account/restore")).LeadsTo());
        Assert.StartsWith(
            "/account/login", (await server.Visit().GetAsync("/account/restore")).LeadsTo(), StringComparison.Ordinal);
        Assert.Empty(server.Complaints);
        await server.StopAsync();
        Assert.Equal(0, server.ExitCode);
    }

    [Fact]
    public async Task Where_somebody_has_an_account_nothing_that_is_sent_is_read()
    {
        await using var app = new AccountApp();
        await app.Visit().RegisterAsync("mara");
        using var content =
            new MultipartFormDataContent { { new ByteArrayContent(new byte[5_000_000]), "backup", "backup.zip" } };
        using var answer = await app.Visit().Http.PostAsync("/account/restore", content);
        Assert.StartsWith("/account/login", answer.LeadsTo(), StringComparison.Ordinal);
    }

    static async Task<bool> IsBackAsync(Visitor visitor)
    {
        try
        {
            using var answer = await visitor.Http.GetAsync("/account/login");
            // The empty one would lead to the registration.
            return answer.StatusCode == HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    static async Task<HttpResponseMessage> SendAsync(Visitor visitor, byte[] file)
    {
        var form = (await visitor.OpenAsync("/account/restore")).Forms.Single();
        using var content = new MultipartFormDataContent();
        foreach (var input in form.QuerySelectorAll("input[type=hidden]").OfType<IHtmlInputElement>())
            content.Add(new StringContent(input.Value), input.Name!);
        content.Add(new StringContent(""), "Form.Passphrase");
        content.Add(new ByteArrayContent(file), "backup", "backup.zip");
        return await visitor.Http.PostAsync("/account/restore", content);
    }

    static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
