using FinSight.Core;
using FinSight.Web.Hosting;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Metadata;

namespace FinSight.Web.Features.Api;

/// <summary>
/// While the database is away, a program gets 503 as problem+json, and whoever reads pages one that tries again by
/// itself: neither is told that anything is broken.
/// </summary>
sealed class LostDatabaseResponses(ILogger<LostDatabaseResponses> logger, TimeProvider time) : IExceptionHandler
{
    const int Pause = 3;

    static readonly TimeSpan BetweenLines = TimeSpan.FromMinutes(1);

    long? _told;

    public async ValueTask<bool> TryHandleAsync(
        HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (!exception.IsOfLostDatabase()) return false;
        Tell(exception);
        if (ApiPipeline.IsApi(httpContext))
        {
            Describe(httpContext.Response, isPage: false);
            await ApiProblems.WriteAsync(httpContext, StatusCodes.Status503ServiceUnavailable, Rules.Data.DatabaseLost);
            return true;
        }
        if (AsksForProgram(httpContext))
        {
            Describe(httpContext.Response, isPage: false);
            await httpContext.ProblemOf(
                new RuleException(Rules.Data.DatabaseLost), StatusCodes.Status503ServiceUnavailable)
                .ExecuteAsync(httpContext);
            return true;
        }
        // Who asks can't be known now, and what they sent goes nowhere: the page that says so is anybody's.
        httpContext.Request.Headers.Remove("Cookie");
        httpContext.User = new();
        httpContext.Request.Method = HttpMethods.Get;
        return false;
    }

    public static void Describe(HttpResponse answer, bool isPage = true)
    {
        answer.StatusCode = StatusCodes.Status503ServiceUnavailable;
        answer.Headers.RetryAfter = $"{Pause}";
        if (isPage) answer.Headers["Refresh"] = $"{Pause}";
    }

    // Once a minute, whoever asks how often.
    void Tell(Exception problem)
    {
        if (_told is { } told && time.GetElapsedTime(told) < BetweenLines) return;
        _told = time.GetTimestamp();
        logger.LogError(problem, "The database can't be reached");
    }

    static bool AsksForProgram(HttpContext context) =>
        context.Features.Get<IExceptionHandlerFeature>()
            ?.Endpoint?.Metadata.GetMetadata<ISkipStatusCodePagesMetadata>() is not null;
}
