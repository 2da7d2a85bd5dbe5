using System.Threading.RateLimiting;
using FinSight.Core.Security;
using FinSight.Web.Authentication;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Diagnostics;

namespace FinSight.Web.RateLimits;

/// <summary>
/// How many pages one user may load in a minute, as each is read from the database and kept until it is alive.
/// </summary>
static class PageLoadLimiter
{
    public static PartitionedRateLimiter<HttpContext> Limiter(LimitSettings limits) =>
        PartitionedRateLimiter.Create<HttpContext, (bool, string)>(context => IsLoad(context)
            ? RateLimitPartition.GetTokenBucketLimiter(
                (true, KeyOf(context)), _ => RateLimitExtensions.Bucket(limits.Loads, TimeSpan.FromMinutes(1)))
            : RateLimitPartition.GetNoLimiter((false, "")));

    /// <summary>
    /// Whether a page was asked for, which is answered with one; but not the page that tells of an error.
    /// </summary>
    public static bool IsLoad(HttpContext context) =>
        HttpMethods.IsGet(context.Request.Method)
        && context.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>() is not null
        && context.Features.Get<IStatusCodeReExecuteFeature>() is null
        && context.Features.Get<IExceptionHandlerFeature>() is null;

    static string KeyOf(HttpContext context) =>
        context.User.UserId()?.ToString() ?? VisitorNetwork.KeyOf(context.Connection.RemoteIpAddress);
}
