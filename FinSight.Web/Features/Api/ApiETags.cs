using System.Globalization;
using Microsoft.Net.Http.Headers;

namespace FinSight.Web.Features.Api;

/// <summary>Rows and their versions: <c>ETag: "3"</c>, and what a request says of it.</summary>
static class ApiETags
{
    public static readonly ApiParameter IfMatch = new("If-Match", "The ETag of the row as it was seen.")
    {
        IsHeader = true,
        Example = "\"1\""
    };
    public static readonly ApiParameter IfMatchNeeded = IfMatch with { IsRequired = true };
    public static readonly ApiParameter IfNoneMatch = new(
        "If-None-Match", "The ETag of what is known; 304 where it still holds.")
    {
        IsHeader = true
    };

    /// <summary>Of endpoints that answer with one row.</summary>
    public static readonly VersionToldMetadata Told = new();

    public static string Tag(long version) => string.Create(CultureInfo.InvariantCulture, $"\"{version}\"");

    public static void Tell(HttpContext context, long version) => context.Response.Headers.ETag = Tag(version);

    /// <summary>The version that the request is about; null for any.</summary>
    /// <exception cref="ApiException">The header is no ETag of ours.</exception>
    public static long? Asked(HttpContext context)
    {
        if (IfMatch.Text(context) is not { } text || text == "*") return null;
        return EntityTagHeaderValue.TryParse(text, out var tag) && !tag.IsWeak
            && long.TryParse(
                tag.Tag.AsSpan().Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            ? version : throw IfMatch.Unreadable();
    }

    /// <exception cref="ApiException">There is none.</exception>
    public static long? Needed(HttpContext context) => context.Request.Headers.IfMatch.Count > 0 ? Asked(context)
        : throw new ApiException(
            StatusCodes.Status428PreconditionRequired, new BrokenApiRule(ApiRuleCodes.VersionMissing, []));

    public static bool IsKnown(HttpContext context, long version) =>
        EntityTagHeaderValue.TryParseList(context.Request.Headers.IfNoneMatch, out var tags)
        && tags.Any(tag => tag.Tag == Tag(version) || tag.Tag == "*");
}
