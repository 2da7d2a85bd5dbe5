using System.Text.Json;
using System.Text.Json.Serialization;

namespace FinSight.Web.Features.Api;

/// <summary>
/// JSON as programs send and get it: what a body holds that nobody reads is an error, as is what is written twice.
/// </summary>
static class ApiJson
{
    /// <summary>As answers are written.</summary>
    public static readonly JsonSerializerOptions Answers = new(JsonSerializerDefaults.Web);

    const int Deepest = 16;

    static readonly JsonSerializerOptions Strict = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowDuplicateProperties = false,
        MaxDepth = Deepest,
    };

    /// <exception cref="ApiException">The body is no JSON, or not what is expected here.</exception>
    public static async Task<T> ReadAsync<T>(HttpContext context) where T : class
    {
        if (!context.Request.HasJsonContentType())
            throw new ApiException(
                StatusCodes.Status415UnsupportedMediaType, new BrokenApiRule(ApiRuleCodes.TypeUnknown, []));
        try
        {
            return await context.Request.ReadFromJsonAsync<T>(Strict, context.RequestAborted)
                ?? throw ApiException.BadField("", ApiRuleCodes.BodyUnreadable);
        }
        catch (JsonException bad)
        {
            throw Of(bad);
        }
        catch (InvalidOperationException)
        {
            // Another encoding than UTF-8.
            throw new ApiException(
                StatusCodes.Status415UnsupportedMediaType, new BrokenApiRule(ApiRuleCodes.TypeUnknown, []));
        }
    }

    /// <param name="within">Where it stands in the body.</param>
    /// <exception cref="ApiException">It is not what is expected there.</exception>
    public static T Read<T>(JsonElement json, string within) where T : class
    {
        try
        {
            return json.Deserialize<T>(Strict) ?? throw ApiException.BadField(within, ApiRuleCodes.FieldMissing);
        }
        catch (JsonException bad)
        {
            throw Of(bad, within);
        }
    }

    static ApiException Of(JsonException bad, string within = "")
    {
        var pointer = within + Pointer(bad.Path);
        if (UnknownField(bad.Message) is { } unknown)
            return ApiException.BadField(
                pointer.EndsWith($"/{Escape(unknown)}", StringComparison.Ordinal)
                    ? pointer
                    : $"{pointer}/{Escape(unknown)}",
                ApiRuleCodes.FieldUnknown, unknown);
        if (bad.Message.Contains("Duplicate", StringComparison.Ordinal))
            return ApiException.BadField(pointer, ApiRuleCodes.FieldTwice);
        // What the reader itself refuses is no JSON at all.
        return bad.InnerException is JsonException || pointer.Length == 0
            ? ApiException.BadField("", ApiRuleCodes.BodyUnreadable)
            : ApiException.BadField(pointer, ApiRuleCodes.FieldUnreadable);
    }

    // The message is all that tells it; a test holds it.
    static string? UnknownField(string message) =>
        message.StartsWith("The JSON property '", StringComparison.Ordinal)
            && message.IndexOf("' could not be mapped", StringComparison.Ordinal) is var end and > 0
            ? message["The JSON property '".Length..end] : null;

    /// <summary><c>$.ops[3].amount</c> as <c>/ops/3/amount</c>.</summary>
    static string Pointer(string? path)
    {
        if (path is null || path.Length < 2) return "";
        var pointer = new System.Text.StringBuilder();
        for (var at = 1; at < path.Length;)
        {
            if (path[at] == '.')
            {
                var end = path.IndexOfAny(['.', '['], at + 1) is var next and > 0 ? next : path.Length;
                pointer.Append('/').Append(Escape(path[(at + 1)..end]));
                at = end;
            }
            else
            {
                var close = path.IndexOf(path.AsSpan(at).StartsWith("['") ? "']" : "]", at, StringComparison.Ordinal);
                if (close < 0) break;
                var isName = path[at + 1] == '\'';
                pointer.Append('/').Append(Escape(path[(at + (isName ? 2 : 1))..close]));
                at = close + (isName ? 2 : 1);
            }
        }
        return pointer.ToString();
    }

    static string Escape(string name) =>
        name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);
}
