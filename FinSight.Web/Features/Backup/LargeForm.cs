using FinSight.Core.Accounts;
using FinSight.Core.SignUp;
using Microsoft.AspNetCore.Http.Metadata;

namespace FinSight.Web.Features.Backup;

/// <summary>Marks the page that takes a backup: whatever its size, as long as nobody has an account here.</summary>
[AttributeUsage(AttributeTargets.Class)]
sealed class LargeFormAttribute : Attribute, IRequestSizeLimitMetadata, IFormOptionsMetadata
{
    public long? MaxRequestBodySize => null;

    public long? MultipartBodyLengthLimit => long.MaxValue;

    public bool? BufferBody => null;

    public int? MemoryBufferThreshold => null;

    public long? BufferBodyLengthLimit => null;

    public int? ValueCountLimit => null;

    public int? KeyLengthLimit => null;

    public int? ValueLengthLimit => null;

    public int? MultipartBoundaryLengthLimit => null;

    public int? MultipartHeadersCountLimit => null;

    public int? MultipartHeadersLengthLimit => null;
}

static class LargeFormExtensions
{
    /// <summary>Where there is an account, nothing is read of what is sent: the answer is that of the page.</summary>
    public static void UseLargeForms(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        if (HttpMethods.IsPost(context.Request.Method)
            && context.GetEndpoint()?.Metadata.GetMetadata<LargeFormAttribute>() is not null
            && await context.RequestServices.GetRequiredService<RegistrationService>().LookAsync(
                null, context.RequestAborted) is not RegistrationOutcome.First)
            context.Request.Method = HttpMethods.Get;
        await next(context);
    });
}
