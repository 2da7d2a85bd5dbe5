namespace FinSight.Web.Wire;

/// <summary>Other sites' pages may not open circuits here, as WebSockets know no same-origin policy, nor post where no form does.</summary>
static class OriginGuard
{
    static readonly PathString[] Guarded = ["/_blazor", "/q", "/account/seen"];

    public static void UseOriginGuard(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        if (!Guarded.Any(path => context.Request.Path.StartsWithSegments(path)) || IsOurs(context.Request)) return next(context);
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    });

    // Every browser tells the origin of a WebSocket and of a post; what tells none is no other site's page.
    static bool IsOurs(HttpRequest request)
    {
        if (request.Headers.Origin.Count == 0) return true;
        return Uri.TryCreate(request.Headers.Origin, UriKind.Absolute, out var origin)
            && origin.Scheme is "http" or "https"
            && (origin.Scheme == "https" || !request.IsHttps)
            && string.Equals(origin.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase);
    }
}
