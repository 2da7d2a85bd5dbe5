using System.Buffers.Text;
using System.Security.Cryptography;
using FinSight.Core.Data;
using FinSight.Core.Outbox;
using FinSight.Core.Sessions;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Core.Push;

/// <summary>The browsers to which users have something pushed, and the server's keys for it.</summary>
public sealed class PushService(IDbContextFactory<FinSightContext> contexts, ISecretProtector seal, TimeProvider time)
{
    /// <summary>Of one user.</summary>
    public const int Most = 20;

    const int KeyBytes = 65, AuthBytes = 16;

    /// <summary>What a browser has to know of this server to be pushed to.</summary>
    public async Task<string> PublicKeyAsync(CancellationToken cancel = default) => (await KeysAsync(cancel)).Public;

    /// <summary>
    /// Both keys, made the first time. Where nobody can open those that are kept, others are made, and no browser knows
    /// them.
    /// </summary>
    public async Task<(string Public, string Private)> KeysAsync(CancellationToken cancel = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        if (Opened(await db.VapidKeys.AsNoTracking().SingleOrDefaultAsync(cancel)) is { } known) return known;
        return await db.InTransactionAsync(WriteScopeKey.Server, async () =>
        {
            var kept = await db.VapidKeys.SingleOrDefaultAsync(cancel);
            if (Opened(kept) is { } others) return others;
            if (kept is not null)
            {
                db.VapidKeys.Remove(kept);
                db.PushBrowsers.RemoveRange(await db.PushBrowsers.ToListAsync(cancel));
                await db.SaveChangesAsync(cancel);
            }
            var made = Make();
            db.VapidKeys.Add(new VapidKeys(made.Public, seal.Seal(made.Private), time.GetUtcNow().UtcDateTime));
            await db.SaveChangesAsync(cancel);
            return made;
        }, cancel);
    }

    /// <summary>Turns it on in the browser of this session, or says anew what it may show.</summary>
    /// <exception cref="RuleException">It is no address that can be pushed to, or there are too many.</exception>
    public async Task TurnOnAsync(SignedIn me, PushSubscriptionInfo address, CancellationToken cancel = default)
    {
        if (!IsGood(address)) throw new RuleException(Rules.Alerts.PushRefused);
        await using var db = await contexts.CreateDbContextAsync(cancel);
        await db.InTransactionAsync(WriteScopeKey.Server, async () =>
        {
            var known = await db.PushBrowsers.SingleOrDefaultAsync(b => b.Endpoint == address.Endpoint, cancel);
            if (known is null && await db.PushBrowsers.CountAsync(b => b.UserId == me.UserId, cancel) >= Most)
                throw new RuleException(Rules.Alerts.PushTooMany, Most);
            // Somebody else may have had it before in the same browser.
            if (known is not null) known.Become(me, address);
            else db.PushBrowsers.Add(new PushBrowser(me, address, time.GetUtcNow().UtcDateTime));
            return await db.SaveChangesAsync(cancel);
        }, cancel);
    }

    public async Task TurnOffAsync(SignedIn me, string endpoint, CancellationToken cancel = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        await db.InTransactionAsync(WriteScopeKey.Account(me.UserId), async () =>
        {
            if (await db.PushBrowsers.SingleOrDefaultAsync(
                b => b.UserId == me.UserId && b.Endpoint == endpoint, cancel) is { } known)
                db.PushBrowsers.Remove(known);
            return await db.SaveChangesAsync(cancel);
        }, cancel);
    }

    /// <summary>
    /// What is shown in the browser of that address; null where nothing is pushed to it for this user.
    /// </summary>
    public async Task<PushSubscriptionInfo?> FindAsync(SignedIn me, string endpoint, CancellationToken cancel = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return await db.PushBrowsers.Where(
            b => b.UserId == me.UserId && b.SessionId == me.SessionId && b.Endpoint == endpoint)
            .Select(b => new PushSubscriptionInfo(b.Endpoint, b.Key, b.Auth, b.ShowsAmounts))
                .SingleOrDefaultAsync(cancel);
    }

    /// <summary>Where a message goes; null where the browser is gone.</summary>
    public async Task<PushSubscriptionInfo?> TargetAsync(
        ClaimedOutboxMessage claimed, CancellationToken cancel = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var now = time.GetUtcNow().UtcDateTime;
        return await db.PushBrowsers.Where(b => b.Id == claimed.TargetId && b.UserId == claimed.UserId)
            .Where(b => db.Sessions.Any(s => s.Id == b.SessionId && s.SeenAt > now - Session.Idle
                && s.BeganAt > now - Session.Longest))
            .Select(b => new PushSubscriptionInfo(b.Endpoint, b.Key, b.Auth, b.ShowsAmounts))
                .SingleOrDefaultAsync(cancel);
    }

    /// <summary>Its maker says that the browser of a message is gone.</summary>
    public async Task ForgetAsync(ClaimedOutboxMessage claimed, CancellationToken cancel = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        await db.InTransactionAsync(WriteScopeKey.Server, async () =>
        {
            if (await db.PushBrowsers.SingleOrDefaultAsync(b => b.Id == claimed.TargetId, cancel) is { } gone)
                db.PushBrowsers.Remove(gone);
            return await db.SaveChangesAsync(cancel);
        }, cancel);
    }

    (string Public, string Private)? Opened(VapidKeys? kept) =>
        kept is not null && seal.Open(kept.PrivateKey) is { } key ? (kept.PublicKey, key) : null;

    static (string Public, string Private) Make()
    {
        using var pair = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var key = pair.ExportParameters(includePrivateParameters: true);
        return (Base64Url.EncodeToString([4, .. key.Q.X!, .. key.Q.Y!]), Base64Url.EncodeToString(key.D!));
    }

    static bool IsGood(PushSubscriptionInfo address) =>
        address.Endpoint.Length <= PushBrowser.MaxEndpoint
        && Uri.TryCreate(address.Endpoint, UriKind.Absolute, out var url)
        && url is { Scheme: "https", UserInfo: "", Fragment: "" }
        && BytesOf(address.Key) is { Length: KeyBytes } key
        && key[0] == 4
        && BytesOf(address.Auth) is { Length: AuthBytes };

    static byte[]? BytesOf(string text)
    {
        try
        {
            return text.Length <= PushBrowser.MaxKey ? Base64Url.DecodeFromChars(text) : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
