using System.Collections.Concurrent;
using FinSight.Core.Data;
using FinSight.Core.Security;
using FinSight.Core.Sessions;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Core.Tokens;

/// <summary>
/// The tokens with which programs act for a user. What is revoked is looked up no more: it is over at once.
/// </summary>
public sealed class ApiTokenService(IDbContextFactory<FinSightContext> contexts, SecurityLog log, TimeProvider time)
{
    /// <summary>Of one user.</summary>
    public const int Most = 50;

    const string Prefix = "fst_";
    const int Longest = 100;

    /// <summary>For how many days one may be good, beside for ever.</summary>
    public static readonly IReadOnlyList<int> Lives = [30, 90, 365];

    /// <summary>How old "used last" may grow before it is written again.</summary>
    static readonly TimeSpan UsedWithin = TimeSpan.FromMinutes(1);

    const int MostKnown = 10_000;

    /// <summary>
    /// Programs by the hash of their token. What a token says never changes; whether it is still there and its user may
    /// still enter, each request asks.
    /// </summary>
    readonly ConcurrentDictionary<string, TokenBearer> _known = new(StringComparer.Ordinal);

    DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>The newest first, those included that have expired.</summary>
    public async Task<IReadOnlyList<TokenListItem>> ListAsync(SignedIn me, CancellationToken cancel = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return await db.ApiTokens.Where(t => t.UserId == me.UserId).OrderByDescending(t => t.CreatedAt)
            .ThenByDescending(t => t.Id)
            .Select(t => new TokenListItem(
                t.Id, t.Name, t.Ending, t.Scopes, t.CreatedAt, t.ExpiresAt, t.UsedAt, t.Ledgers != null))
            .ToListAsync(cancel);
    }

    /// <param name="days">How long it is good, one of <see cref="Lives"/>; null until it is revoked.</param>
    /// <param name="reach">The ledgers that it is for; null for all.</param>
    /// <returns>The token, which nobody can see again.</returns>
    /// <exception cref="RuleException">It has no name or nothing to do, or there are too many.</exception>
    public Task<string> CreateAsync(
        FreshProof me, string? name, TokenScopeKinds scopes, int? days, ClientInfo caller,
        TokenLedgerSelection? reach = null, CancellationToken cancel = default) =>
        CreateAsync(me.UserId, name, scopes, days, reach ?? TokenLedgerSelection.All, caller, cancel);

    internal async Task<string> CreateAsync(
        Guid userId, string? name, TokenScopeKinds scopes, int? days, TokenLedgerSelection reach, ClientInfo caller,
        CancellationToken cancel)
    {
        var known = Name(name);
        if ((int)scopes is < 1 or > 7) throw new RuleException(Rules.Tokens.ScopesMissing);
        if (days is { } life && !Lives.Contains(life)) throw new RuleException(Rules.Tokens.DaysUnknown);
        var (secret, now) = (Prefix + SecretGenerator.Create(), Now);
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return await db.InTransactionAsync(WriteScopeKey.Account(userId), async () =>
        {
            if (await db.ApiTokens.CountAsync(t => t.UserId == userId, cancel) >= Most)
                throw new RuleException(Rules.Tokens.TooMany, Most);
            db.ApiTokens.Add(
                new ApiToken(userId, known, secret, scopes, now, days is null ? null : now.AddDays(days.Value), reach));
            log.Add(db, SecurityEventKind.TokenCreated, userId, caller, known);
            await db.SaveChangesAsync(cancel);
            return secret;
        }, cancel);
    }

    /// <summary>Takes it away; it asks for no proof, so that nothing stands before whoever has lost one.</summary>
    /// <exception cref="NotFoundException">The user has no such token.</exception>
    public async Task RevokeAsync(SignedIn me, Guid id, CancellationToken cancel = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var token = await db.ApiTokens.SingleOrDefaultAsync(t => t.Id == id && t.UserId == me.UserId, cancel)
            ?? throw new NotFoundException("token");
        db.ApiTokens.Remove(token);
        log.Add(
            db, SecurityEventKind.TokenRevoked, me.UserId, await SessionService.CallerOfAsync(db, me, cancel),
            token.Name);
        await db.SaveChangesAsync(cancel);
    }

    /// <summary>Whose program it is that shows this token; null where it is not good.</summary>
    public async Task<TokenBearer?> FindAsync(string? token, ClientInfo caller, CancellationToken cancel = default)
    {
        if (token is null || token.Length > Longest || !token.StartsWith(Prefix, StringComparison.Ordinal)) return null;
        var hash = SecretGenerator.Hash(token);
        var key = Convert.ToHexString(hash);
        await using var db = await contexts.CreateDbContextAsync(cancel);
        if (_known.TryGetValue(key, out var bearer) && IsGood(bearer.ExpiresAt)
            && await db.TokenUseAsync(hash, cancel) is { } last && Now - last < UsedWithin) return bearer;
        bearer = await FindAsync(db, hash, caller, cancel);
        if (bearer is null) _known.TryRemove(key, out _);
        else
        {
            if (_known.Count >= MostKnown) _known.Clear();
            _known[key] = bearer;
        }
        return bearer;
    }

    async Task<TokenBearer?> FindAsync(FinSightContext db, byte[] hash, ClientInfo caller, CancellationToken cancel)
    {
        var found = await db.ApiTokens.Where(t => t.Hash == hash)
            .Select(t => new { Token = t, IsOpen = db.Users.Any(u => u.Id == t.UserId && u.DisabledAt == null) })
            .SingleOrDefaultAsync(cancel);
        if (found?.Token is not { } known) return null;
        var isGood = IsGood(known.ExpiresAt) && found.IsOpen;
        if (known.UsedAt is { } used && Now - used < UsedWithin) return isGood ? new TokenBearer(known) : null;

        // At most once a minute too, or a forgotten program would fill the log.
        known.Use(Now);
        if (!isGood) log.Add(db, SecurityEventKind.TokenRefused, known.UserId, caller, known.Name);
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateConcurrencyException)
        {
            // It has been revoked in this moment.
            return null;
        }
        catch (FullDiskException)
        {
            // A program that only reads needs no room.
        }
        return isGood ? new TokenBearer(known) : null;
    }

    bool IsGood(DateTime? expiresAt) => expiresAt is null || Now < expiresAt;

    /// <exception cref="RuleException">It is empty or too long.</exception>
    static string Name(string? typed)
    {
        var name = TextNormalizer.OneLine(typed);
        if (!TextNormalizer.IsVisible(name)) throw new RuleException(Rules.Tokens.NameMissing);
        return name.Length <= ApiToken.MaxName
            ? name
            : throw new RuleException(Rules.Tokens.NameTooLong, ApiToken.MaxName);
    }
}
