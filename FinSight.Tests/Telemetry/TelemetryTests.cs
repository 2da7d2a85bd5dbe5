using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using FinSight.Core;
using FinSight.Tests.Accounts;
using FinSight.Tests.Api;
using FinSight.Web.Features.Telemetry;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace FinSight.Tests.Telemetry;

public sealed partial class TelemetryTests : IAsyncLifetime
{
    const string Token = "a token for whoever watches";

    AccountApp App { get; } = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await App.DisposeAsync();

    [Fact]
    public async Task Nothing_is_measured_and_nothing_served_unless_it_is_asked_for()
    {
        Assert.Null(App.Services.GetService<MeterProvider>());
        Assert.Null(App.Services.GetService<TracerProvider>());
        Assert.DoesNotContain(App.Services.GetServices<IHostedService>(), service => service is ServerGauges);
        Assert.NotEqual(200, (int)(await App.Visit().Http.GetAsync("/metrics")).StatusCode);
    }

    [Fact]
    public async Task Metrics_are_behind_their_token()
    {
        App.Settings["FINSIGHT_METRICS_TOKEN"] = Token;
        Assert.Equal(401, (int)(await App.Visit().Http.GetAsync("/metrics")).StatusCode);
        Assert.Equal(401, (int)(await AskAsync("another token that is wrong")).StatusCode);
        Assert.Equal(200, (int)(await AskAsync(Token)).StatusCode);
        // A person's token is none for machines.
        await App.Visit().RegisterAsync("mara");
        Assert.Equal(
            401,
            (int)(await AskAsync(await ApiClient.TokenAsync(App, "mara", Core.Tokens.TokenScopeKinds.Read)))
                .StatusCode);
    }

    [Fact]
    [Trait("Only", "SQLite")]
    public async Task Everything_that_the_dashboard_and_the_alerts_ask_for_is_there()
    {
        App.Settings["FINSIGHT_METRICS_TOKEN"] = Token;
        await App.Visit().RegisterAsync("mara");
        var mara = await ApiClient.OfAsync(App, "mara");
        (await mara.PostAsync("quick", """{"text":"coffee 4.50 groceries"}""")).Expect(201);
        await App.Services.GetRequiredService<Core.Backup.BackupStore>().MakeAsync();
        await App.Services.GetServices<IHostedService>().OfType<ServerGauges>().Single().LookAsync(default);

        var told = await (await AskAsync(Token)).Content.ReadAsStringAsync();
        foreach (var file in (string[])["grafana.json", "alerts.yml"])
        {
            var text = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "docs", "telemetry", file));
            var asked = Names().Matches(text).Select(name => name.Value).Distinct();
            Assert.NotEmpty(asked);
            foreach (var name in asked.Where(name => name != "finsight_writes_taken_back_total"))
                Assert.Contains($"\n{name}", told, StringComparison.Ordinal);
            Assert.All(
                GroupsOf(text), asks => Assert.Matches($@"\n{asks.Name}\{{[^}}]*\b{asks.Label}=", told));
        }
        Assert.Matches("\nfinsight_outbox_depth\\{[^}]*kind=\"webhook\"", told);
        Assert.DoesNotContain("coffee", told, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain($"{mara.Ledger}", told, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("FINSIGHT_METRICS_TOKEN", "short")]
    [InlineData("FINSIGHT_METRICS_PORT", "0")]
    [InlineData("FINSIGHT_METRICS_PORT", "x")]
    [InlineData("FINSIGHT_LOGS", "xml")]
    public void A_setting_that_means_nothing_stops_the_start_and_says_why(string name, string value)
    {
        var stop = Assert.Throws<StartupException>(() => TelemetrySettings.Read(asked => asked == name ? value : null));
        Assert.Contains(name, stop.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void One_switch_turns_all_of_it_off()
    {
        var settings = TelemetrySettings.Read(name => name switch
        {
            "OTEL_SDK_DISABLED" => "true",
            "FINSIGHT_METRICS_PORT" => "9464",
            "FINSIGHT_METRICS_TOKEN" => Token,
            "OTEL_EXPORTER_OTLP_ENDPOINT" => "http://localhost:4317",
            _ => null,
        });
        Assert.False(settings.IsOn);
    }

    /// <summary>What sums go by, but for what Prometheus adds itself.</summary>
    static IEnumerable<(string Name, string Label)> GroupsOf(string text) =>
        from asked in text.Split('\n')
        from label in Groups().Matches(asked).Select(found => found.Groups["label"].Value)
        where label != "instance"
        select (Names().Match(asked).Value, label);

    async Task<HttpResponseMessage> AskAsync(string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/metrics");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return await App.Visit().Http.SendAsync(request);
    }

    [GeneratedRegex(@"\b(finsight|http_server|dotnet)_[a-z_]+")]
    private static partial Regex Names();

    [GeneratedRegex(@"\bby \((?<label>\w+)\)")]
    private static partial Regex Groups();
}
