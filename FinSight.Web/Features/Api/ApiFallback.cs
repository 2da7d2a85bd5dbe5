using FinSight.Web.Hosting;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing.Template;

namespace FinSight.Web.Features.Api;

/// <summary>Whatever else is asked below /api: there is no such thing, or not with that method.</summary>
static class ApiFallback
{
    public static void MapApiFallback(this IEndpointRouteBuilder app) =>
        app.Map("/api/{**path}", RefuseAsync).AllowAnonymous().WithMetadata(BareErrorsMetadata.Mark)
            .ExcludeFromDescription();

    static Task RefuseAsync(HttpContext context, EndpointDataSource endpoints)
    {
        var there = endpoints.Endpoints
            .OfType<RouteEndpoint>()
            .Where(endpoint => IsThere(endpoint, context.Request.Path))
            .ToList();
        var methods = there.SelectMany(Methods).Distinct().ToList();
        // Routing passes by what takes another type of body.
        if (!context.Request.HasJsonContentType()
            && there.Any(endpoint => Methods(endpoint).Contains(context.Request.Method)
                && endpoint.Metadata.GetMetadata<IAcceptsMetadata>() is not null))
            return ApiProblems.WriteAsync(context, StatusCodes.Status415UnsupportedMediaType, ApiRuleCodes.TypeUnknown);
        if (methods.Count == 0 || methods.Contains(context.Request.Method))
            return ApiProblems.WriteAsync(context, StatusCodes.Status404NotFound, ApiRuleCodes.NotFound);
        context.Response.Headers.Allow = string.Join(", ", methods);
        return ApiProblems.WriteAsync(
            context, StatusCodes.Status405MethodNotAllowed, ApiRuleCodes.MethodUnknown, string.Join(", ", methods));
    }

    static IReadOnlyList<string> Methods(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? [];

    static bool IsThere(RouteEndpoint endpoint, PathString path) =>
        endpoint.RoutePattern.RawText is { } pattern && pattern.StartsWith("/api", StringComparison.Ordinal)
        && !pattern.Contains("**", StringComparison.Ordinal)
        && new TemplateMatcher(TemplateParser.Parse(pattern), []).TryMatch(path, []);
}
