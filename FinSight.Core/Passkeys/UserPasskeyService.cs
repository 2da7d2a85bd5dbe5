using System.Buffers.Text;
using FinSight.Core.Accounts;
using FinSight.Core.Data;
using FinSight.Core.Security;
using FinSight.Core.Sessions;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Core.Passkeys;

/// <summary>
/// The passkeys of a user, each with a name. One that is removed takes the other sessions along: it may have been lost
/// together with the browser that it signed in.
/// </summary>
public sealed class UserPasskeyService(
    IDbContextFactory<FinSightContext> contexts, SessionRevocationService others, SecurityLog log)
{
    public const int MaxName = 60;
    const int Most = 20;

    public async Task<IReadOnlyList<PasskeyListItem>> ListAsync(SignedIn me, CancellationToken cancel = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return await ListAsync(db, me.UserId, cancel);
    }

    /// <exception cref="NotFoundException">It is not the user's.</exception>
    public async Task<PasskeyListItem> FindAsync(SignedIn me, string? id, CancellationToken cancel = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return Row(await FindAsync(db, me.UserId, id, cancel));
    }

    /// <exception cref="RuleException">The name won't do, or there are too many.</exception>
    public async Task AddAsync(
        FreshProof me, UserPasskeyInfo passkey, string? name, ClientInfo caller, CancellationToken cancel = default)
    {
        var clean = Name(name);
        await using var db = await contexts.CreateDbContextAsync(cancel);
        await db.InTransactionAsync(WriteScopeKey.Account(me.UserId), async () =>
        {
            if (await db.UserPasskeys.CountAsync(p => p.UserId == me.UserId, cancel) >= Most)
                throw new RuleException(Rules.Passkeys.TooMany, Most);
            db.UserPasskeys.Add(
                new() { UserId = me.UserId, CredentialId = passkey.CredentialId, Data = Data(passkey, clean) });
            log.Add(db, SecurityEventKind.PasskeyAdded, me.UserId, caller, clean);
            return await db.SaveChangesAsync(cancel);
        }, cancel);
    }

    /// <exception cref="RuleException">The name won't do.</exception>
    /// <exception cref="NotFoundException">It is not the user's.</exception>
    public async Task RenameAsync(
        FreshProof me, string? id, string? name, ClientInfo caller, CancellationToken cancel = default)
    {
        var clean = Name(name);
        await using var db = await contexts.CreateDbContextAsync(cancel);
        (await FindAsync(db, me.UserId, id, cancel)).Data.Name = clean;
        log.Add(db, SecurityEventKind.PasskeyRenamed, me.UserId, caller, clean);
        await db.SaveChangesAsync(cancel);
    }

    /// <exception cref="NotFoundException">It is not the user's.</exception>
    public async Task RemoveAsync(FreshProof me, string? id, ClientInfo caller, CancellationToken cancel = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        await others.EndAsync(db, me, async user =>
        {
            if (await RemoveAsync(db, user, [id], caller, cancel) == 0) throw new NotFoundException("passkey");
            return true;
        }, cancel);
    }

    /// <summary>Those of a user from whom no session has come here yet, such as by a link.</summary>
    internal static async Task<IReadOnlyList<PasskeyListItem>> ListAsync(
        FinSightContext db, Guid userId, CancellationToken cancel)
    {
        var rows = await db.UserPasskeys.AsNoTracking().Where(p => p.UserId == userId).ToListAsync(cancel);
        return [.. rows.OrderBy(row => row.Data.CreatedAt).Select(Row)];
    }

    /// <summary>Joins a change of what opens the account.</summary>
    /// <returns>How many were the user's.</returns>
    internal async Task<int> RemoveAsync(
        FinSightContext db, User user, IReadOnlyCollection<string?> ids, ClientInfo caller, CancellationToken cancel)
    {
        var credentials = ids.Select(Credential).ToList();
        var rows = await db.UserPasskeys.Where(p => p.UserId == user.Id && credentials.Contains(p.CredentialId))
            .ToListAsync(cancel);
        foreach (var row in rows)
        {
            db.UserPasskeys.Remove(row);
            log.Add(db, SecurityEventKind.PasskeyRemoved, user.Id, caller, row.Data.Name);
        }
        return rows.Count;
    }

    /// <summary>Notes that its owner has signed with it.</summary>
    /// <param name="userId">Its owner, as the checked signature says.</param>
    /// <returns>False where it has been removed, or somebody was faster with the same or a later signature.</returns>
    public async Task<bool> UseAsync(Guid userId, UserPasskeyInfo passkey, CancellationToken cancel = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return await db.InTransactionAsync(WriteScopeKey.Account(userId), async () =>
        {
            var row = await db.UserPasskeys.SingleOrDefaultAsync(
                p => p.CredentialId == passkey.CredentialId && p.UserId == userId, cancel);
            if (row is null || (passkey.SignCount > 0 && passkey.SignCount <= row.Data.SignCount)) return false;
            (row.Data.SignCount, row.Data.IsBackedUp) = (passkey.SignCount, passkey.IsBackedUp);
            await db.SaveChangesAsync(cancel);
            return await db.Users.AnyAsync(user => user.Id == userId && user.DisabledAt == null, cancel);
        }, cancel);
    }

    static async Task<IdentityUserPasskey<Guid>> FindAsync(
        FinSightContext db, Guid userId, string? id, CancellationToken cancel)
    {
        var credential = Credential(id);
        return await db.UserPasskeys.SingleOrDefaultAsync(
            p => p.CredentialId == credential && p.UserId == userId, cancel)
            ?? throw new NotFoundException("passkey");
    }

    static byte[] Credential(string? id) =>
        id is not null && Base64Url.IsValid(id) ? Base64Url.DecodeFromChars(id) : [];

    static PasskeyListItem Row(IdentityUserPasskey<Guid> row) =>
        new(Base64Url.EncodeToString(row.CredentialId), row.Data.Name ?? "", row.Data.CreatedAt.UtcDateTime);

    static IdentityPasskeyData Data(UserPasskeyInfo passkey, string name) => new()
    {
        Name = name,
        PublicKey = passkey.PublicKey,
        CreatedAt = passkey.CreatedAt,
        SignCount = passkey.SignCount,
        Transports = passkey.Transports,
        IsUserVerified = passkey.IsUserVerified,
        IsBackupEligible = passkey.IsBackupEligible,
        IsBackedUp = passkey.IsBackedUp,
        AttestationObject = passkey.AttestationObject,
        ClientDataJson = passkey.ClientDataJson,
    };

    static string Name(string? typed)
    {
        var name = TextNormalizer.OneLine(typed);
        if (!TextNormalizer.IsVisible(name)) throw new RuleException(Rules.Passkeys.NameMissing);
        return name.Length <= MaxName ? name : throw new RuleException(Rules.Passkeys.NameTooLong, MaxName);
    }
}
