using System.Text.Json;
using FinSight.Tests.Api;
using FinSight.Tests.Data;
using Microsoft.Extensions.DependencyInjection;

namespace FinSight.Tests.Webhooks;

/// <summary>What goes wrong in the house is no failure of who would be told.</summary>
[Trait("Only", "SQLite")]
public sealed class FullDiskDeliveryTests : ApiTestBase
{
    readonly FakeTime _time = FakeTime.FromNow();
    readonly DatabaseFaultInterceptor _fault = new();

    public FullDiskDeliveryTests() => App.Replace = services =>
    {
        services.AddSingleton<TimeProvider>(_time);
        _fault.Hold(services);
    };

    [Fact]
    public async Task A_message_that_finds_no_room_is_sent_later_and_not_counted_against_its_hook()
    {
        var id = (await Mara.PostAsync("/api/v1/webhooks", """{"url":"http://127.0.0.1:1/hook"}""")).Expect(201)["id"];
        var written = 0;
        _fault.Of = command => command.Contains("\"Payload\" = ", StringComparison.Ordinal) && written++ == 0
            ? DatabaseFaultInterceptor.Full(command)
            : null;
        (await Mara.PostAsync($"/api/v1/webhooks/{id}/test")).Expect(202);
        JsonElement told = default;
        await Patience.UntilAsync(
            async () =>
            {
                told = (await Mara.GetAsync($"/api/v1/webhooks/{id}/deliveries")).Expect(200)["data"][0];
                return told.GetProperty("tries").GetInt32() > 0;
            },
            () =>
            {
                _time.Advance(TimeSpan.FromSeconds(2));
                return Task.CompletedTask;
            });
        Assert.True(written > 1);
        Assert.Contains("private", told.GetProperty("answer").GetString(), StringComparison.Ordinal);
    }
}
