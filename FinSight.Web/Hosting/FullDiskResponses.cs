using FinSight.Core.Accounts;
using FinSight.Core.Data;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Metadata;

namespace FinSight.Web.Hosting;

/// <summary>
/// A program whose write found no room gets 507 as problem+json; whoever reads pages gets the error page.
/// </summary>
sealed class FullDiskResponses : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(
        HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is not FullDiskException full || !AsksForProgram(httpContext)) return false;
        await httpContext.ProblemOf(full, StatusCodes.Status507InsufficientStorage).ExecuteAsync(httpContext);
        return true;
    }

    static bool AsksForProgram(HttpContext context) =>
        context.Features.Get<IExceptionHandlerFeature>()
            ?.Endpoint?.Metadata.GetMetadata<ISkipStatusCodePagesMetadata>() is not null;
}

static class ErrorPageExtensions
{
    public static void UseErrorPage(this IApplicationBuilder app) => app.UseExceptionHandler(new ExceptionHandlerOptions
    {
        ExceptionHandlingPath = "/error",
        CreateScopeForErrors = true,
        // The disk itself says so in the log, once a minute; and whoever asks too much shall not fill it.
        SuppressDiagnosticsCallback = failed =>
            failed.Exception is FullDiskException or TooManyAttemptsException || failed.Exception.IsOfLostDatabase(),
    });
}
