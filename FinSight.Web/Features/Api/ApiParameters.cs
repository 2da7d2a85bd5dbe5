using System.Globalization;

namespace FinSight.Web.Features.Api;

/// <summary>A parameter of a query, as it is read and as it is described.</summary>
/// <param name="Type">As JSON Schema has it.</param>
/// <param name="Format">Beside the type; null for none.</param>
/// <param name="Choices">All that it may be; null where that is not a list.</param>
sealed record ApiParameter(
    string Name, string Description, string Type = "string", string? Format = null,
    ApiParameterValueList? Choices = null)
{
    public bool IsHeader { get; init; }

    public bool IsRequired { get; init; }

    /// <summary>The smallest and the largest number; null where it is none.</summary>
    public (int Least, int Most)? Range { get; init; }

    public string? Example { get; init; }

    /// <summary>Null where it is not there.</summary>
    /// <exception cref="ApiException">It is there twice.</exception>
    public string? Text(HttpContext context)
    {
        var values = IsHeader ? context.Request.Headers[Name] : context.Request.Query[Name];
        return values.Count > 1 ? throw Unreadable() : values.Count == 0 ? null : values[0];
    }

    public int? Number(HttpContext context) => Text(context) is not { } text ? null
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && (Range is not { } range || number >= range.Least && number <= range.Most) ? number : throw Unreadable();

    public long? Sequence(HttpContext context) => Text(context) is not { } text ? null
        : long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
        : throw Unreadable();

    public DateOnly? Day(HttpContext context) => Text(context) is not { } text ? null
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
        : throw Unreadable();

    public bool IsTrue(HttpContext context) => Text(context) switch
    {
        null or "false" => false,
        "true" => true,
        _ => throw Unreadable(),
    };

    public string? Choice(HttpContext context) =>
        Text(context) is not { } text ? null : Choices!.Values.Contains(text) ? text : throw Unreadable();

    public ApiException Unreadable() =>
        ApiException.BadParameter(
            Name, IsHeader ? ApiRuleCodes.HeaderUnreadable : ApiRuleCodes.ParameterUnreadable, Name);
}

/// <summary>A list of words, and what it is called.</summary>
sealed record ApiParameterValueList(string Name, IReadOnlyList<string> Values);

static class ApiParameters
{
    public static readonly ApiParameter Limit = new("limit", "How many at most.", "integer") { Range = (1, 500) };
    public static readonly ApiParameter Cursor = new("cursor", "Where the page starts: `next` of the page before.");
    public static readonly ApiParameter From = new("from", "The first day.", Format: "date") { Example = "2026-11-01" };
    public static readonly ApiParameter To = new("to", "The last day.", Format: "date") { Example = "2026-11-30" };

    public static RouteHandlerBuilder Takes(this RouteHandlerBuilder endpoint, params ApiParameter[] parameters) =>
        endpoint.WithMetadata([.. parameters]);

    /// <exception cref="ApiException">The query holds what nobody reads.</exception>
    public static ValueTask<object?> CheckAsync(EndpointFilterInvocationContext call, EndpointFilterDelegate next)
    {
        var context = call.HttpContext;
        if (context.Request.Query.Count > 0)
        {
            var known = context.GetEndpoint()!.Metadata
                .OfType<ApiParameter>()
                .Where(one => !one.IsHeader)
                .Select(one => one.Name);
            var unknown = context.Request.Query.Keys.Except(known, StringComparer.Ordinal).ToList();
            if (unknown.Count > 0)
                throw new ApiException(StatusCodes.Status400BadRequest,
                    [.. unknown.Select(name => new BrokenApiRule(ApiRuleCodes.ParameterUnknown, [name], "", name))]);
        }
        return next(call);
    }
}
