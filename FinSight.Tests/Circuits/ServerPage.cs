using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace FinSight.Tests.Circuits;

/// <summary>What a prerendered page carries for the circuit that is to bring it to life.</summary>
/// <param name="Operations">The components to add, as the browser's script asks for them.</param>
/// <param name="State">What was read while prerendering, sealed.</param>
sealed partial record ServerPage(Uri Address, string Operations, string State)
{
    /// <summary>An address that names no ledger leads to one that does.</summary>
    public static async Task<ServerPage> OpenAsync(HttpClient http, Uri address)
    {
        using var answer = await http.GetAsync(address);
        if (answer.Headers.Location is { } there) return await OpenAsync(http, new Uri(address, there));
        return Read(
            answer.RequestMessage!.RequestUri!, await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync());
    }

    static ServerPage Read(Uri address, string html)
    {
        var added = new JsonArray();
        foreach (var match in Marker().EnumerateMatches(html))
        {
            var marker = JsonNode.Parse(
                html.AsSpan(match.Index, match.Length)[Opening.Length..^Closing.Length].ToString())!;
            if (marker["descriptor"] is null) continue;
            added.Add(new JsonObject { ["type"] = "add", ["ssrComponentId"] = added.Count + 1, ["marker"] = marker });
        }
        if (added.Count == 0) throw new InvalidDataException($"Nothing on {address} asks for a circuit.");
        var batch = new JsonObject { ["batchId"] = 1, ["operations"] = added };
        return new ServerPage(
            address, batch.ToJsonString(JsonSerializerOptions.Web), StateMarker().Match(html).Groups["state"].Value);
    }

    const string Opening = "<!--Blazor:", Closing = "-->";

    [GeneratedRegex("<!--Blazor:\\{.*?\\}-->")]
    private static partial Regex Marker();

    [GeneratedRegex("<!--Blazor-Server-Component-State:(?<state>.*?)-->")]
    private static partial Regex StateMarker();
}
