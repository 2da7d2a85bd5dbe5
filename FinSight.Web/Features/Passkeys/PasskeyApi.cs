using FinSight.Core.Links;
using FinSight.Core.Sessions;
using FinSight.Web.Authentication;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Identity;

namespace FinSight.Web.Features.Passkeys;

/// <summary>Where scripts get what a passkey is to sign; the answer is posted with the form that asked.</summary>
static class PasskeyApi
{
    public const string SignPath = "/account/passkeys/sign";
    public const string AddPath = "/account/passkeys/add";

    public static void AddPasskeys(this IServiceCollection services) => services
        .AddSingleton<PasskeyChallengeProtector>()
        .AddScoped<PasskeyCeremonyService>()
        .AddOptions<IdentityPasskeyOptions>().Configure<PublicAddress>((passkeys, address) =>
        {
            passkeys.ServerDomain = address.Host;
            passkeys.UserVerificationRequirement = "required";
            passkeys.ResidentKeyRequirement = "required";
            passkeys.ValidateOrigin = asked =>
                ValueTask.FromResult(!asked.CrossOrigin && address.IsOrigin(asked.Origin));
        });

    public static void MapPasskeys(this IEndpointRouteBuilder app)
    {
        app.MapPost(
            SignPath,
            (HttpContext context, PasskeyCeremonyService ceremony) => ceremony.ToSignAsync(context, context.SignedIn()))
            .AllowAnonymous().WithMetadata(new RequireAntiforgeryTokenAttribute());
        app.MapPost(
            AddPath, (HttpContext context, PasskeyCeremonyService ceremony) =>
                ceremony.ToAddAsync(context, context.Proof()))
            .WithMetadata(new RequireAntiforgeryTokenAttribute(), new NeedsProofAttribute(PasskeyAddPage.Path));
    }
}
