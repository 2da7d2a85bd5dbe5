using FinSight.Core.Accounts;

namespace FinSight.Web.Features.Api;

/// <summary>How requests of programs differ from those of browsers: no cookies, and every error is a problem.</summary>
static class ApiPipeline
{
    public const string Root = "/api";

    /// <summary>Before anybody asks whose request it is: a session opens nothing here.</summary>
    public static void UseApiWithoutCookies(this WebApplication app)
    {
        var origins = ApiCorsOrigins.Read(name => app.Configuration[name]);
        app.Use((context, next) =>
        {
            if (!IsApi(context)) return next(context);
            context.Request.Headers.Remove("Cookie");
            context.Response.Headers.CacheControl = "no-store";
            return origins.Answer(context) ? Task.CompletedTask : next(context);
        });
    }

    /// <summary>Once it is known in which language to answer.</summary>
    public static void UseApiProblems(this IApplicationBuilder app) =>
        app.UseWhen(IsApi, api => api.Use(RunAsync));

    /// <summary>Once it is known whose program it is.</summary>
    public static void UseApiLimits(this WebApplication app)
    {
        var limits = app.Services.GetRequiredService<ApiRateLimiter>();
        app.Use(limits.LimitAsync);
    }

    /// <summary>A program asks, and no browser.</summary>
    public static bool IsApi(HttpContext context) =>
        context.Request.Path.StartsWithSegments(Root) || context.Request.Path.StartsWithSegments(Mcp.McpEndpoint.Path);

    static async Task RunAsync(HttpContext context, RequestDelegate next)
    {
        try
        {
            await next(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            return;
        }
#pragma warning disable CA1031 // Whatever it is, a program is told in the one shape that it knows.
        catch (Exception problem) when (!context.Response.HasStarted)
        {
            await TellAsync(context, problem);
            return;
        }
#pragma warning restore CA1031
        if (context.Response is { HasStarted: false, StatusCode: >= 400, ContentType: null })
            await TellBareAsync(context);
    }

    static async Task TellAsync(HttpContext context, Exception problem)
    {
        if (problem is TooManyAttemptsException early) ApiProblems.RetryAfter(context, early.Seconds);
        if (ApiProblems.Of(problem, context) is { } told)
        {
            await ApiProblems.WriteAsync(context, told.Status, told.Faults, told.Besides);
            return;
        }
        context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(ApiPipeline))
            .LogError(problem, "A request of a program failed");
        await ApiProblems.WriteAsync(context, StatusCodes.Status500InternalServerError, ApiRuleCodes.Failed);
    }

    // What the framework refuses, it refuses without a word.
    static Task TellBareAsync(HttpContext context) =>
        ApiProblems.WriteAsync(context, context.Response.StatusCode, context.Response.StatusCode switch
        {
            StatusCodes.Status404NotFound => ApiRuleCodes.NotFound,
            StatusCodes.Status405MethodNotAllowed => ApiRuleCodes.MethodUnknown,
            StatusCodes.Status413PayloadTooLarge => ApiRuleCodes.TooLarge,
            StatusCodes.Status415UnsupportedMediaType => ApiRuleCodes.TypeUnknown,
            >= 500 => ApiRuleCodes.Failed,
            _ => ApiRuleCodes.Malformed,
        });
}
