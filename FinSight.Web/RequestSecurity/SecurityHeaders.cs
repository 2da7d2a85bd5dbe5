using System.Security.Cryptography;
using FinSight.Web.Features.Providers;
using FinSight.Web.Hosting;

namespace FinSight.Web.RequestSecurity;

/// <summary>
/// What every answer says about itself: where scripts may come from, who may frame it, who may keep it.
/// </summary>
static class SecurityHeaders
{
    /// <summary>A year, for this name alone: what else lives below it in a household may not speak HTTPS yet.</summary>
    const string OverHttpsOnly = "max-age=31536000";

    const string NoDevices =
        "accelerometer=(), autoplay=(), display-capture=(), geolocation=(), gyroscope=(), hid=(), magnetometer=(), " +
        "microphone=(), midi=(), payment=(), serial=(), usb=(), xr-spatial-tracking=()";

    static readonly object NonceKey = new();

    /// <summary>The nonce of this answer's Content-Security-Policy, for the one inline import map.</summary>
    public static string CspNonce(this HttpContext context)
    {
        if (context.Items[NonceKey] is string nonce) return nonce;
        nonce = Convert.ToBase64String(RandomNumberGenerator.GetBytes(16));
        context.Items[NonceKey] = nonce;
        return nonce;
    }

    public static void UseSecurityHeaders(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        context.Response.OnStarting(() => { Write(context); return Task.CompletedTask; });
        await next(context);
    });

    // Forms that lead there by way of an answer of ours.
    static string Provider(HttpContext context) =>
        context.RequestServices.GetRequiredService<OfferedProvider>().Settings is { } provider
            ? $" {provider.Authority.GetLeftPart(UriPartial.Authority)}"
            : "";

    static void Write(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy =
            $"default-src 'self'; base-uri 'self'; form-action 'self'{Provider(context)}; frame-ancestors 'none'; " +
            "object-src 'none'; img-src 'self' data:; style-src 'self'; script-src 'self'" +
            (context.IsForEveryone() ? "" : $" 'nonce-{context.CspNonce()}'");
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["Permissions-Policy"] = NoDevices
            + (context.GetEndpoint()?.Metadata.GetMetadata<OpensCameraAttribute>() is null
                ? ", camera=()"
                : ", camera=(self)");
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        // Where others can write in between, browsers ignore it, and complain.
        if (context.Request.IsSafe()) headers["Cross-Origin-Opener-Policy"] = "same-origin";
        if (context.Request.IsHttps && !SecureRequestExtensions.IsThisMachine(context.Request.Host.Host))
            headers.StrictTransportSecurity = OverHttpsOnly;
        if (!context.IsForEveryone()
            && context.Response.ContentType?.StartsWith("text/html", StringComparison.Ordinal) is true)
            headers.CacheControl = "no-store";
    }
}
