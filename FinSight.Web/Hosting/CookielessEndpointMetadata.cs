namespace FinSight.Web.Hosting;

/// <summary>
/// Marks an endpoint whose answer is the same for everyone: it may be kept, and never hears who asks.
/// </summary>
sealed class CookielessEndpointMetadata
{
    public static readonly CookielessEndpointMetadata Mark = new();
}

static class CookielessEndpointExtensions
{
    public static bool IsForEveryone(this HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<CookielessEndpointMetadata>() is not null;

    /// <summary>
    /// Without the cookie nobody is signed in, and no session is renewed in an answer that others may get.
    /// </summary>
    public static void UseForEveryone(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        if (context.IsForEveryone()) context.Request.Headers.Remove("Cookie");
        return next(context);
    });
}
