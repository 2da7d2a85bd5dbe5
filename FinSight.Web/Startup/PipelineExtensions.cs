using FinSight.Web.Authentication;
using FinSight.Web.Features.Accounts;
using FinSight.Web.Features.Backup;
using FinSight.Web.Hosting;
using FinSight.Web.RateLimits;
using FinSight.Web.RequestSecurity;

namespace FinSight.Web.Startup;

/// <summary>What a request passes on its way to a page, in this order.</summary>
static class PipelineExtensions
{
    /// <summary>While nobody knows yet whose request it is: how it came, and what every answer carries.</summary>
    public static void UseWire(this WebApplication app)
    {
        app.UseNoCircuitsWhileStopping();
        app.UseProxies();
        app.UseCompression();
        app.UseSecurityHeaders();
        app.UseHostGuard();
        app.UseHostCookies();
        app.UseForEveryone();
        app.UseOriginGuard();
    }

    /// <summary>What may still stop a request of somebody who may see the page.</summary>
    public static void UseGates(this WebApplication app)
    {
        app.UseLimits();
        app.UseProofGate();
        app.UseClosedRegistration();
        app.UseLargeForms();
        app.UseAntiforgery();
        app.UseFreshForms();
    }
}
