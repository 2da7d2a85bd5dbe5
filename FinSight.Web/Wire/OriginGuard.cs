namespace FinSight.Web.Wire;

/// <summary>Other sites' pages may not open circuits here: WebSockets know no same-origin policy.</summary>
static class OriginGuard
{
    public static void UseOriginGuard(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        if (!context.Request.Path.StartsWithSegments("/_blazor") || IsOurs(context.Request)) return next(context);
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    });

    // Every browser tells the origin of a WebSocket; what tells none is no other site's page.
    static bool IsOurs(HttpRequest request)
    {
        if (request.Headers.Origin.Count == 0) return true;
        return Uri.TryCreate(request.Headers.Origin, UriKind.Absolute, out var origin)
            && origin.Scheme is "http" or "https"
            && (origin.Scheme == "https" || !request.IsHttps)
            && string.Equals(origin.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase);
    }
}
