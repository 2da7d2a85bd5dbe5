using System.Globalization;
using FinSight.Core;
using FinSight.Core.Connections;
using FinSight.Core.Inbox;
using FinSight.Web.Hosting;

namespace FinSight.Web.Features.Connections;

/// <summary>
/// Where phones, banks and providers send to. The address holds the secret, so it is in no log and in no answer, and
/// nobody is led on from here.
/// </summary>
static class HookEndpoint
{
    public const string Secret = "secret", Method = "method", TooLarge = "too-large", TooMany = "too-many",
        Signature = "signature";

    public static void AddHook(this IServiceCollection services) =>
        services.AddSingleton<HookRateLimiter>().AddHostedService<CaptureResumption>()
        .AddTransient<IStartupFilter, HookPathMask>().AddSingleton<SigningSecretProtector>()
        .AddSingleton<ConnectionSetupService>()
        .AddSingleton<ConnectionTestSender>()
        .AddSingleton(provider => new PayPalCertificates(provider.GetRequiredService<TimeProvider>()))
        .AddSingleton<IHookSignatureVerifier, ForwarderHookSignatureVerifier>()
        .AddSingleton<IHookSignatureVerifier, StripeHookSignatureVerifier>()
        .AddSingleton<IHookSignatureVerifier, PayPalHookSignatureVerifier>()
        .AddSingleton<IHookSignatureVerifier, WiseHookSignatureVerifier>();

    public static void MapHook(this IEndpointRouteBuilder app) => app.Map(HookPathMask.Root, ReceiveAsync)
        .AllowAnonymous().DisableAntiforgery().ExcludeFromDescription()
        .WithMetadata(BareErrorsMetadata.Mark).WithMetadata(new BodySizeLimitMetadata(CaptureService.LargestBody));

    static async Task<IResult> ReceiveAsync(
        HttpContext context, ConnectionAuthenticator door, CaptureService capture, HookRateLimiter limits,
        InboxChangeFeed feed, IEnumerable<IHookSignatureVerifier> signatures, CancellationToken cancel)
    {
        context.Response.Headers.CacheControl = "no-store";
        if (!HttpMethods.IsPost(context.Request.Method))
        {
            context.Response.Headers.Allow = HttpMethods.Post;
            return Refuse(StatusCodes.Status405MethodNotAllowed, Method);
        }
        if (!limits.MayCome(context)) return Wait(context, TimeSpan.FromMinutes(1));
        // Before wrong secrets are counted: behind a proxy that nobody told of, strangers and phones come from one
        // address.
        if (await door.OpenAsync(HookPathMask.WordOf(context), cancel) is not { } key)
            return limits.MayKnock(context)
                ? Refuse(StatusCodes.Status401Unauthorized, Secret)
                : Wait(context, TimeSpan.FromMinutes(1));
        if (limits.Take(key.ConnectionId) is { } wait)
        {
            if (limits.IsToBeNoted(key.ConnectionId)) await door.SlowAsync(key, cancel);
            return Wait(context, wait);
        }
        if (await BodyAsync(context.Request, cancel) is not { } body)
            return Refuse(StatusCodes.Status413PayloadTooLarge, TooLarge);
        // A kind that signs and that nobody looks at opens nothing.
        var signature = signatures.FirstOrDefault(one => one.Kind == key.Kind);
        if (SigningSecretRules.Signs(key.Kind)
            && (signature is null || !await signature.IsRightAsync(key, context.Request, body)))
        {
            await door.RefuseAsync(key, cancel);
            feed.Refused(key);
            return Refuse(StatusCodes.Status401Unauthorized, Signature);
        }
        try
        {
            var answers = await capture.ReceiveAsync(key, context.Request.ContentType, body, cancel);
            return answers is [var only]
                ? Results.Json(HookAnswer.Of(only))
                : Results.Json(answers.Select(HookAnswer.Of));
        }
        catch (NotFoundException)
        {
            // It was revoked in this moment.
            return Refuse(StatusCodes.Status401Unauthorized, Secret);
        }
    }

    /// <summary>Null where it is too large: no more of it is read.</summary>
    static async Task<ReadOnlyMemory<byte>?> BodyAsync(HttpRequest request, CancellationToken cancel)
    {
        if (request.ContentLength > CaptureService.LargestBody) return null;
        var body = new byte[CaptureService.LargestBody + 1];
        try
        {
            var length = await request.Body.ReadAtLeastAsync(body, body.Length, throwOnEndOfStream: false, cancel);
            return length > CaptureService.LargestBody ? null : body.AsMemory(0, length);
        }
        catch (BadHttpRequestException)
        {
            return null;
        }
    }

    static IResult Wait(HttpContext context, TimeSpan wait)
    {
        context.Response.Headers.RetryAfter = ((int)Math.Ceiling(wait.TotalSeconds))
            .ToString(CultureInfo.InvariantCulture);
        return Refuse(StatusCodes.Status429TooManyRequests, TooMany);
    }

    static IResult Refuse(int status, string reason) =>
        Results.Json(new { outcome = "refused", reason }, statusCode: status);
}
