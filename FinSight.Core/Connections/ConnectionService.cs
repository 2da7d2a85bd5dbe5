using FinSight.Core.Data;
using FinSight.Core.Ledgers;
using FinSight.Core.Tags;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Core.Connections;

/// <summary>
/// Keeps the connections of a ledger. Whoever may add keeps their own, whoever may edit all of them; but what opens one
/// is its maker's alone, in whose name it adds.
/// </summary>
public sealed class ConnectionService(IDbContextFactory<FinSightContext> contexts, TimeProvider time)
{
    /// <summary>In one ledger, without those that are revoked.</summary>
    public const int Most = 50;

    DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>The newest first; those that are revoked last.</summary>
    public async Task<IReadOnlyList<ConnectionListItem>> ListAsync(Member member, CancellationToken cancel = default)
    {
        await member.RequireAsync(Role.Adder);
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return await Rows(db, Kept(db, member).OrderBy(c => c.RevokedAt != null).ThenByDescending(c => c.Id))
            .ToListAsync(cancel);
    }

    /// <returns>The connection with the address that holds its secret, which nobody can see again.</returns>
    /// <exception cref="RuleException">The name can't be used, or there are too many.</exception>
    public async Task<CreatedConnection> AddAsync(
        Member member, ConnectionKind kind, string? name, CancellationToken cancel = default)
    {
        var (known, secret) = (Name(name), SecretGenerator.Create());
        var id = await WriteAsync(member, async db =>
        {
            if (!Enum.IsDefined(kind)) throw new RuleException(Rules.Connections.KindUnknown);
            if (await db.Connections.CountAsync(
                c => c.LedgerId == member.LedgerId && c.RevokedAt == null, cancel) >= Most)
                throw new RuleException(Rules.Connections.TooMany, Most);
            var connection = new Connection(member, kind, known, secret, Now);
            db.Connections.Add(connection);
            return connection.Id;
        }, cancel);
        return new(await RowAsync(member, id, cancel), ConnectionAddressFormat.Of(id, secret));
    }

    /// <exception cref="NotFoundException">There is no such connection that the member keeps.</exception>
    /// <exception cref="RuleException">The name, the category or the tag can't be used.</exception>
    public async Task<ConnectionListItem> EditAsync(
        Member member, Guid id, ConnectionInput fields, CancellationToken cancel = default)
    {
        var name = Name(fields.Name);
        var tag = string.IsNullOrWhiteSpace(fields.Tag) ? null : TagRules.All([fields.Tag])[0];
        await WriteAsync(member, async db =>
        {
            var connection = await FindAsync(db, member, id, cancel);
            if (fields.CategoryId is { } category
                && !await db.Categories.Of(member).AnyAsync(c => c.Id == category && !c.Archived, cancel))
                throw new RuleException(Rules.Expenses.CategoryMissing);
            connection.Become(name, fields.CategoryId, tag);
            return id;
        }, cancel);
        return await RowAsync(member, id, cancel);
    }

    /// <summary>Gives it another secret: the address before opens no more.</summary>
    /// <exception cref="NotFoundException">There is no such connection that the member keeps.</exception>
    /// <exception cref="RuleException">Somebody else made it.</exception>
    public async Task<CreatedConnection> RenewAsync(Member member, Guid id, CancellationToken cancel = default)
    {
        var secret = SecretGenerator.Create();
        await WriteAsync(member, async db =>
        {
            (await FindOwnAsync(db, member, id, cancel)).Renew(secret);
            return id;
        }, cancel);
        return new(await RowAsync(member, id, cancel), ConnectionAddressFormat.Of(id, secret));
    }

    /// <param name="sealedSecret">
    /// What its sender signs with, sealed by the caller; null where it signs nothing any more.
    /// </param>
    /// <exception cref="NotFoundException">There is no such connection that the member keeps.</exception>
    /// <exception cref="RuleException">Somebody else made it.</exception>
    public Task SignWithAsync(Member member, Guid id, string? sealedSecret, CancellationToken cancel = default) =>
        WriteAsync(member, async db =>
        {
            (await FindOwnAsync(db, member, id, cancel)).SignWith(sealedSecret);
            return id;
        }, cancel);

    /// <summary>Nothing more comes through it, from now on. What came stays.</summary>
    /// <exception cref="NotFoundException">There is no such connection that the member keeps.</exception>
    public Task RevokeAsync(Member member, Guid id, CancellationToken cancel = default) =>
        WriteAsync(member, async db =>
        {
            (await FindAsync(db, member, id, cancel)).Revoke(Now);
            return id;
        }, cancel);

    async Task<Guid> WriteAsync(Member member, Func<FinSightContext, Task<Guid>> write, CancellationToken cancel)
    {
        await member.RequireToAddAsync();
        await using var db = (await contexts.CreateDbContextAsync(cancel)).WriteAs(member);
        return await db.InTransactionAsync(async () =>
        {
            var id = await write(db);
            await db.SaveChangesAsync(cancel);
            return id;
        }, cancel);
    }

    async Task<ConnectionListItem> RowAsync(Member member, Guid id, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return await Rows(db, Kept(db, member).Where(c => c.Id == id)).SingleOrDefaultAsync(cancel)
            ?? throw new NotFoundException("connection");
    }

    static IQueryable<Connection> Kept(FinSightContext db, Member member) =>
        db.Connections.Where(
            c => c.LedgerId == member.LedgerId && (c.UserId == member.UserId || member.Role >= Role.Editor));

    static async Task<Connection> FindAsync(FinSightContext db, Member member, Guid id, CancellationToken cancel) =>
        await Kept(db, member).SingleOrDefaultAsync(c => c.Id == id && c.RevokedAt == null, cancel)
            ?? throw new NotFoundException("connection");

    static async Task<Connection> FindOwnAsync(FinSightContext db, Member member, Guid id, CancellationToken cancel) =>
        await FindAsync(db, member, id, cancel) is var connection && connection.UserId == member.UserId
            ? connection
            : throw new RuleException(Rules.Connections.NotYours);

    static IQueryable<ConnectionListItem> Rows(FinSightContext db, IQueryable<Connection> connections) =>
        connections.AsNoTracking().Select(c => new ConnectionListItem(
            c.Id, c.Kind, c.Name, c.UserId,
            db.PersonNames.Where(p => p.Id == c.UserId).Select(p => p.Name).FirstOrDefault(), c.CategoryId, c.Tag,
            c.CreatedAt, c.HeardAt, c.SlowedAt, c.RevokedAt, c.Refused, c.SigningSecret != null));

    /// <exception cref="RuleException">It is empty or too long.</exception>
    static string Name(string? typed)
    {
        var name = TextNormalizer.OneLine(typed);
        if (!TextNormalizer.IsVisible(name)) throw new RuleException(Rules.Connections.NameMissing);
        return name.Length <= Connection.MaxName
            ? name
            : throw new RuleException(Rules.Connections.NameTooLong, Connection.MaxName);
    }
}
