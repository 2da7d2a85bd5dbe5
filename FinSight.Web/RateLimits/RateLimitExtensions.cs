using System.Globalization;
using System.Threading.RateLimiting;
using FinSight.Core.Accounts;
using FinSight.Web.Authentication;
using FinSight.Web.Hosting;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Localization;

namespace FinSight.Web.RateLimits;

/// <summary>Holds whoever asks too much to <see cref="LimitSettings"/>, so that the others don't notice.</summary>
static class RateLimitExtensions
{
    public const string QuickEntry = "quick-entry";

    /// <summary>Files that are read from the whole ledger while they are sent.</summary>
    public const string Files = "files";

    const int FilesAtOnce = 3;

    static readonly TimeSpan UntilAPageCloses = TimeSpan.FromSeconds(30);

    public static void AddLimits(this WebApplicationBuilder builder)
    {
        var limits = LimitSettings.Read(name => builder.Configuration[name]);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = limits.Body);
        builder.Services.AddSingleton(limits).AddSingleton<CircuitLimiter>().AddSingleton<KnownDeviceCookie>()
            .AddSingleton<FormRateLimiter>()
            .AddSingleton<TokenlessLimiter>();
        builder.Services.AddRateLimiter(limiter =>
        {
            limiter.OnRejected = (refused, _) => new(RefuseAsync(refused.HttpContext, new TooManyAttemptsException(
                refused.Lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : UntilAPageCloses)));
            limiter.AddPolicy(QuickEntry, context => RateLimitPartition.GetTokenBucketLimiter(
                UserOf(context), _ => Bucket(limits.QuickEntries, TimeSpan.FromMinutes(1))));
            limiter.AddPolicy(Files, context => RateLimitPartition.GetConcurrencyLimiter(
                UserOf(context), _ => new ConcurrencyLimiterOptions { PermitLimit = FilesAtOnce }));
        });
        builder.Services.AddOptions<RateLimiterOptions>()
            .Configure<CircuitLimiter>((limiter, circuits) =>
                limiter.GlobalLimiter = PartitionedRateLimiter.CreateChained(
                    circuits.All, PageLoadLimiter.Limiter(limits)));
    }

    public static void UseLimits(this WebApplication app)
    {
        app.Use(CircuitLimiter.WebSocketsAloneAsync);
        app.UseRateLimiter();
        var forms = app.Services.GetRequiredService<FormRateLimiter>();
        app.Use(forms.LimitAsync);
    }

    /// <summary>So many at once, and then one each time that the period has room for.</summary>
    public static TokenBucketRateLimiterOptions Bucket(int permits, TimeSpan period) => new()
    {
        TokenLimit = permits,
        TokensPerPeriod = 1,
        ReplenishmentPeriod = period / permits,
    };

    /// <summary>A script has no use for a page, and gets a problem.</summary>
    public static Task RefuseAsync(HttpContext context, TooManyAttemptsException early)
    {
        // Told on the error page.
        if (PageLoadLimiter.IsLoad(context)) throw early;
        context.Features.Get<IStatusCodePagesFeature>()?.Enabled = false;
        context.Response.Headers.RetryAfter = early.Seconds.ToString(CultureInfo.InvariantCulture);
        return context.ProblemOf(early.Rule, StatusCodes.Status429TooManyRequests).ExecuteAsync(context);
    }

    public static Guid UserOf(HttpContext context) => context.User.UserId() ?? Guid.Empty;
}
