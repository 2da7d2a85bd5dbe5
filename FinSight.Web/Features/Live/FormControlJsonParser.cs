using System.Text.Json;

namespace FinSight.Web.Features.Live;

/// <summary>What a browser tells of a form's controls: the text of each, by its name.</summary>
static class FormControlJsonParser
{
    /// <summary>Nothing where it tells something else: a browser may send anything.</summary>
    public static IReadOnlyDictionary<string, string?> Read(string? json)
    {
        try
        {
            return JsonSerializer.Deserialize<Dictionary<string, string?>>(json ?? "") ?? [];
        }
        catch (JsonException)
        {
            return new Dictionary<string, string?>();
        }
    }
}
