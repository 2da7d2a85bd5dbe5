using System.Text.Json;
using FinSight.Core;
using FinSight.Core.Accounts;
using FinSight.Core.Passkeys;
using FinSight.Core.Security;
using FinSight.Core.Sessions;
using FinSight.Web.Authentication;
using Microsoft.AspNetCore.Identity;

namespace FinSight.Web.Features.Passkeys;

/// <summary>
/// What the browser's script hands to the authenticator, and what comes back in the form beside the answer.
/// </summary>
sealed record PasskeyChallengeModel(JsonElement Options, string State);

/// <summary>What a form with a passkey posts.</summary>
public sealed class PasskeyFormModel
{
    public string? Credential { get; set; }

    public string? State { get; set; }

    public string? Name { get; set; }
}

/// <summary>
/// The two ceremonies of WebAuthn: making a passkey, and signing with one to sign in or to show who one is.
/// </summary>
sealed class PasskeyCeremonyService(
    IPasskeyHandler<User> handler, UserManager<User> users, PasskeyChallengeProtector challenges,
    UserPasskeyService passkeys,
    SessionService sessions, SecurityLog log)
{
    const string SigningIn = "sign in";
    const int LongestAnswer = 32 * 1024;

    public async Task<PasskeyChallengeModel> ToAddAsync(HttpContext context, FreshProof me)
    {
        var user = await UserAsync(me);
        var made = await handler.MakeCreationOptionsAsync(
            new() { Id = user.Id.ToString(), Name = user.UserName!, DisplayName = user.DisplayName }, context);
        return new(Json(made.CreationOptionsJson), challenges.Seal(Adding(me), made.AttestationState!));
    }

    /// <summary>
    /// Whoever is signed in shows who they are; a stranger signs in with whichever passkey they have here.
    /// </summary>
    public async Task<PasskeyChallengeModel> ToSignAsync(HttpContext context, SignedIn? me)
    {
        var made = await handler.MakeRequestOptionsAsync(me is null ? null : await UserAsync(me), context);
        return new(
            Json(made.RequestOptionsJson), challenges.Seal(me is null ? SigningIn : Proving(me), made.AssertionState!));
    }

    /// <exception cref="RuleException">The answer is not right, the name won't do, or there are too many.</exception>
    public async Task AddAsync(HttpContext context, FreshProof me, PasskeyFormModel answer)
    {
        if (Opened(Adding(me), answer) is not { } state) throw Refused();
        var result = await handler.PerformAttestationAsync(new()
        {
            HttpContext = context,
            CredentialJson = answer.Credential!,
            AttestationState = state,
        });
        if (!result.Succeeded
            || result.UserEntity.Id != me.UserId.ToString()
            || !await challenges.UseAsync(state, context.RequestAborted))
            throw Refused();
        await passkeys.AddAsync(me, result.Passkey, answer.Name, context.Caller(), context.RequestAborted);
    }

    /// <exception cref="RuleException">The answer is not right.</exception>
    public async Task<User> SignInAsync(HttpContext context, PasskeyFormModel answer)
    {
        if (await SignerAsync(context, SigningIn, answer) is { } user) return user;
        await log.WriteAsync(SecurityEventKind.SignInFailed, null, context.Caller(), cancel: context.RequestAborted);
        throw Refused();
    }

    /// <exception cref="RuleException">The answer is not right.</exception>
    public async Task ProveAsync(HttpContext context, SignedIn me, PasskeyFormModel answer)
    {
        if ((await SignerAsync(context, Proving(me), answer))?.Id != me.UserId)
        {
            await log.WriteAsync(
                SecurityEventKind.ProofFailed, me.UserId, context.Caller(), cancel: context.RequestAborted);
            throw Refused();
        }
        await sessions.ProveAsync(me, context.Caller(), context.RequestAborted);
    }

    async Task<User?> SignerAsync(HttpContext context, string act, PasskeyFormModel answer)
    {
        if (Opened(act, answer) is not { } state) return null;
        var result = await handler.PerformAssertionAsync(new()
        {
            HttpContext = context,
            CredentialJson = answer.Credential!,
            AssertionState = state,
        });
        return result.Succeeded && await challenges.UseAsync(state, context.RequestAborted)
            && await passkeys.UseAsync(result.User.Id, result.Passkey, context.RequestAborted) ? result.User : null;
    }

    string? Opened(string act, PasskeyFormModel answer) =>
        answer.Credential is { Length: > 0 and <= LongestAnswer } ? challenges.Open(act, answer.State) : null;

    async Task<User> UserAsync(SignedIn me) =>
        await users.FindByIdAsync(me.UserId.ToString()) ?? throw new NotFoundException("user");

    static string Adding(SignedIn me) => $"add {me.SessionId}";

    static string Proving(SignedIn me) => $"prove {me.SessionId}";

    static JsonElement Json(string text) => JsonSerializer.Deserialize<JsonElement>(text);

    static RuleException Refused() => new RuleException(PageRuleCodes.PasskeyRefused);
}
