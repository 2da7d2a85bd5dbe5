using FinSight.Core;
using FinSight.Core.Ledgers;
using FinSight.Core.Tokens;
using FinSight.Web.Authentication;
using FinSight.Web.Features.Api;

namespace FinSight.Web.Features.Changes;

/// <summary>
/// What somebody who follows a ledger may see of it: asked anew after each change of the ledger's settings or people,
/// and otherwise every few seconds.
/// </summary>
sealed class StreamAccess(HttpContext context, Guid ledger, Member member, TimeProvider time)
{
    static readonly TimeSpan Trusted = TimeSpan.FromSeconds(3);

    long _asked = time.GetTimestamp();
    bool _isDoubted;

    /// <summary>What is known is old.</summary>
    public void Doubt() => Volatile.Write(ref _isDoubted, true);

    /// <returns>Null once the token has ended, or no longer opens this ledger.</returns>
    public async Task<Member?> MemberAsync()
    {
        if (!Volatile.Read(ref _isDoubted) && time.GetElapsedTime(_asked) < Trusted) return member;
        // Before the question: what changes meanwhile is asked about again.
        Volatile.Write(ref _isDoubted, false);
        _asked = time.GetTimestamp();
        var services = context.RequestServices;
        try
        {
            return await services.GetRequiredService<ApiTokenService>().FindAsync(
                context.ShownToken(), context.Caller(), context.RequestAborted) is { } bearer
                ? member = await services.GetRequiredService<LedgerAccessService>()
                    .EnterForAsync(bearer, ledger, TokenScopeKinds.Read, context.RequestAborted)
                : null;
        }
        catch (NotFoundException)
        {
            return null;
        }
    }
}
