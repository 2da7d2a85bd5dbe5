using Microsoft.Net.Http.Headers;

namespace FinSight.Web.Features.Api;

/// <summary>Which other sites' pages may ask the API (CORS): none, unless the administrator lists them.</summary>
sealed class ApiCorsOrigins(IReadOnlyList<string> allowed)
{
    const string Setting = "FINSIGHT_API_ORIGINS";
    const string Asks =
        "Authorization, Content-Type, If-Match, If-None-Match, Idempotency-Key, Last-Event-ID, Accept-Language, " +
        "Mcp-Protocol-Version, Mcp-Session-Id, Mcp-Method, Mcp-Name";
    const string Tells = "ETag, Location, Retry-After, RateLimit, RateLimit-Policy";

    public static ApiCorsOrigins Read(Func<string, string?> setting) => new(
        [.. (setting(Setting) ?? "")
            .Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(origin => origin.TrimEnd('/'))]);

    /// <returns>Whether the browser only wanted to know whether it may ask.</returns>
    public bool Answer(HttpContext context)
    {
        if (allowed.Count == 0) return false;
        var (request, headers) = (context.Request, context.Response.Headers);
        headers.Append(HeaderNames.Vary, HeaderNames.Origin);
        if (request.Headers.Origin.ToString() is not { Length: > 0 } origin
            || !allowed.Contains(origin, StringComparer.OrdinalIgnoreCase))
            return false;
        headers.AccessControlAllowOrigin = origin;
        headers.AccessControlExposeHeaders = Tells;
        if (!HttpMethods.IsOptions(request.Method) || request.Headers.AccessControlRequestMethod.Count == 0)
            return false;
        headers.AccessControlAllowMethods = "GET, POST, PATCH, DELETE";
        headers.AccessControlAllowHeaders = Asks;
        headers.AccessControlMaxAge = "600";
        context.Response.StatusCode = StatusCodes.Status204NoContent;
        return true;
    }
}
