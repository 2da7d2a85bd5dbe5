using System.Net.Http.Headers;
using FinSight.Tests.Accounts;
using FinSight.Web.Features.Telemetry;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace FinSight.Tests.Telemetry;

public sealed class DatabaseSizeTests
{
    const string Token = "a token for whoever watches";

    [Fact]
    public async Task The_size_is_told_of_a_file_and_of_a_server_alike()
    {
        await using var app = new AccountApp { Settings = { ["FINSIGHT_METRICS_TOKEN"] = Token } };
        await app.Services.GetServices<IHostedService>().OfType<ServerGauges>().Single().LookAsync(default);
        using var http = app.Visit().Http;
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Token);
        Assert.Matches(@"\nfinsight_database_size_bytes(\{[^}]*\})? [1-9]", await http.GetStringAsync("/metrics"));
    }
}
