using System.Security.Cryptography;
using FinSight.Core.Data;
using FinSight.Core.Ledgers;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Core.Connections;

/// <summary>
/// The one door for what arrives by itself. What is revoked is looked up no more: it is over at once.
/// </summary>
public sealed class ConnectionAuthenticator(
    IDbContextFactory<FinSightContext> contexts, LedgerAccessService access, TimeProvider time)
{
    /// <summary>How old "slowed" may grow before it is written again.</summary>
    static readonly TimeSpan SlowedWithin = TimeSpan.FromMinutes(1);

    static readonly byte[] Nobody = SecretGenerator.Hash("");

    /// <summary>Whose it is that sends to this address; null where the secret is not right, whatever else is.</summary>
    /// <param name="word">The end of the path: id, point, secret.</param>
    public async Task<AuthenticatedConnection?> OpenAsync(string? word, CancellationToken cancel = default)
    {
        if (ConnectionAddressFormat.Read(word) is not var (id, secret)) return null;
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var row = await db.Connections.AsNoTracking().Where(c => c.Id == id && c.RevokedAt == null)
            .Select(c => new { Connection = c, IsOn = db.Users.Any(u => u.Id == c.UserId && u.DisabledAt == null) })
            .SingleOrDefaultAsync(cancel);
        var found = row?.Connection;
        // As long for an id that nobody has as for a wrong secret.
        var isRight =
            CryptographicOperations.FixedTimeEquals(SecretGenerator.Hash(secret), found?.SecretHash ?? Nobody);
        if (!isRight || found is null || !row!.IsOn) return null;
        try
        {
            return new(
                (await access.EnterAsync(found.UserId, found.LedgerId, Source.Hook, cancel)).ToAddOnly(found.Name),
                found);
        }
        catch (NotFoundException)
        {
            return null;
        }
    }

    /// <summary>Something came that was not signed correctly.</summary>
    public Task RefuseAsync(AuthenticatedConnection key, CancellationToken cancel = default) =>
        ChangeAsync(key, connection => connection.Refuse(), cancel);

    /// <summary>It sends more than it may, and was told to wait.</summary>
    public Task SlowAsync(AuthenticatedConnection key, CancellationToken cancel = default) => ChangeAsync(
        key, connection =>
        {
            var now = time.GetUtcNow().UtcDateTime;
            if (connection.SlowedAt is not { } slowed || now - slowed >= SlowedWithin) connection.Slow(now);
        }, cancel);

    async Task ChangeAsync(AuthenticatedConnection key, Action<Connection> change, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        await db.InTransactionAsync(WriteScopeKey.Ledger(key.Member.LedgerId), async () =>
        {
            var connection = await db.Connections.SingleOrDefaultAsync(
                c => c.LedgerId == key.Member.LedgerId && c.Id == key.ConnectionId, cancel);
            if (connection is not null) change(connection);
            return await db.SaveChangesAsync(cancel);
        }, cancel);
    }
}
