using FinSight.Core.Links;
using FinSight.Core.Sessions;

namespace FinSight.Web.Authentication;

/// <summary>Marks a page or an endpoint for sensitive acts: it opens to <see cref="FreshProof"/> only.</summary>
/// <param name="back">Where to come back to after the proof; nothing where that is the same address.</param>
[AttributeUsage(AttributeTargets.Class)]
sealed class NeedsProofAttribute(string? back = null) : Attribute
{
    public string? Back { get; } = back;

    /// <summary>
    /// The names of a form's fields, none with a secret, whose <see cref="TypedTextCookie"/> outlives the proof.
    /// </summary>
    public string[] Keeps { get; init; } = [];

    /// <summary>It makes passkeys: where browsers make none the page only says so, and asks nobody.</summary>
    public bool ForPasskeys { get; init; }
}

/// <summary>
/// Before sensitive acts, whoever has not shown for a while who they are does so, and is then led back.
/// </summary>
static class ProofGate
{
    const string ConfirmPath = "/account/confirm";

    static readonly object Key = new();

    /// <summary>The key to what a page or an endpoint that needs proof does.</summary>
    public static FreshProof Proof(this HttpContext context) => (FreshProof)context.Items[Key]!;

    public static void UseProofGate(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<NeedsProofAttribute>() is not { } needed)
        {
            await next(context);
            return;
        }
        var sessions = context.RequestServices.GetRequiredService<SessionService>();
        context.Items[Key] = context.SignedIn() is { } me ? sessions.ProofOf(me) : null;
        if (context.Items[Key] is not null || needed.ForPasskeys && OnlySaysWhy(context))
        {
            await next(context);
            return;
        }
        if (needed.Keeps is { Length: > 0 } fields && HttpMethods.IsPost(context.Request.Method))
            await context.RequestServices.GetRequiredService<TypedTextCookie>().KeepAsync(context, fields);
        var back = needed.Back ?? context.Request.Path + context.Request.QueryString;
        context.Response.Redirect(ConfirmPath + QueryString.Create("returnUrl", back));
    });

    static bool OnlySaysWhy(HttpContext context) => HttpMethods.IsGet(context.Request.Method)
        && !context.RequestServices.GetRequiredService<PublicAddress>().TakesPasskeysAt(context.Request.Host.Host);
}
