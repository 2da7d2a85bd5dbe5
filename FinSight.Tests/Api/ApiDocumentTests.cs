using System.Text.Json;
using FinSight.Core.Capture;
using FinSight.Core.Inbox;
using FinSight.Core.Ledgers;
using FinSight.Web.Features.Api;

namespace FinSight.Tests.Api;

/// <summary>What docs/api.md and the description list is all that there is.</summary>
public sealed class ApiDocumentTests : ApiTestBase
{
    static readonly string Document = File.ReadAllText(Path.Combine(Repository.Root, "docs", "api.md"));

    [Fact]
    public void Each_reason_of_a_message_is_told() => Assert.All(
        [
            .. EventReasonCodes.All, .. InboxReasonCodes.All, EventBodyReasonCodes.Empty, EventBodyReasonCodes.NotText,
            EventBodyReasonCodes.BrokenJson, EventBodyReasonCodes.NoEvents, EventBodyReasonCodes.TooMany,
        ],
        (string reason) => Assert.Contains($"`{reason}`", Document, StringComparison.Ordinal));

    [Fact]
    public async Task Each_part_of_an_address_is_told()
    {
        var paths = (await DescriptionAsync()).GetProperty("paths").EnumerateObject();
        Assert.All(
            paths.SelectMany(path => path.Name.Split('/')).Where(part => part is not [] and not ['{', ..]).Distinct(),
            part => Assert.Contains($"/{part}", Document, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Each_source_of_a_change_is_told()
    {
        var told = (await DescriptionAsync()).GetProperty("components").GetProperty("schemas").GetProperty("Change")
            .GetProperty("properties").GetProperty("source").GetProperty("description").GetString()!;
        Assert.All(
            Enum.GetValues<Source>(),
            source => Assert.Contains($"`{ApiFieldNames.Of(source)}`", told, StringComparison.Ordinal));
    }

    async Task<JsonElement> DescriptionAsync() => (await Mara.GetAsync("/api/openapi.json")).Expect(200).Json;
}
