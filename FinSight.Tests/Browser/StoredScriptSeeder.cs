using System.Buffers.Text;
using System.Security.Cryptography;
using FinSight.Core.Accounts;
using FinSight.Core.Administration;
using FinSight.Core.Categories;
using FinSight.Core.Data;
using FinSight.Core.Expenses;
using FinSight.Core.Ledgers;
using FinSight.Core.Links;
using FinSight.Core.Passkeys;
using FinSight.Core.Profile;
using FinSight.Core.Security;
using FinSight.Core.Sessions;
using FinSight.Core.Tokens;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FinSight.Tests.Browser;

/// <summary>
/// Scripts wherever somebody can write something, and where only an older version or another program could have.
/// </summary>
sealed class StoredScriptSeeder(IServiceProvider services, TestUser me, IReadOnlyList<string> payloads)
{
    const int MostPasskeys = 20;
    const int TagName = 40;

    public IReadOnlyList<string> Titles { get; } = payloads;

    public IReadOnlyList<string> Aliases { get; } =
        [
            .. payloads.Where(payload =>
                payload.Length <= Category.MaxName && !payload.Contains(',', StringComparison.Ordinal)).Take(8),
        ];

    public IReadOnlyList<string> Passkeys { get; } =
    [
        .. payloads.Where(payload => payload.Length <= UserPasskeyService.MaxName).Take(MostPasskeys),
    ];

    public IReadOnlyList<string> Tokens { get; } =
    [
        .. payloads.Where(payload => payload.Length <= ApiToken.MaxName).Take(ApiTokenService.Most),
    ];

    public IReadOnlyList<string> Tags { get; } = [.. payloads.Where(payload => payload.Length <= TagName)];

    public IReadOnlyList<string> Notes { get; } = [.. payloads.Where(payload => payload.Length <= OneTimeLink.MaxNote)];

    /// <summary>An expense that is live.</summary>
    public Guid Row { get; private set; }

    public async Task WriteAsync()
    {
        await me.AdministrateAsync();
        await WriteExpensesAsync();
        await WriteNamesAsync();
        await WriteWaysInAsync();
    }

    async Task WriteExpensesAsync()
    {
        var (categories, expenses) = (Get<CategoryService>(), Get<ExpenseService>());
        await categories.AddAsync(me.Member, new CategoryInput("Aliases", "🐤", "other", Aliases));
        foreach (var (payload, i) in Titles.Select((payload, i) => (payload, i)))
        {
            var category = me.CategoryId("Groceries");
            if (payload.Length <= Category.MaxName && i % 3 == 0 && !Aliases.Contains(payload))
                category = (await categories.AddAsync(me.Member, new CategoryInput(payload, "🐤", "other"))).Row.Id;
            Row = Guid.CreateVersion7();
            await expenses.AddAsync(
                me.Member,
                Row,
                new(payload, new(450 + i, me.Member.Currency), category, TestUser.Today, payload, [$"tag{i}"]));
            if (i % 10 == 9) await expenses.DeleteAsync(me.Member, Row);
        }
    }

    // Ledgers get a name from their owner's, and tags take letters only: neither can be a script today.
    async Task WriteNamesAsync()
    {
        await Get<ProfileService>().RenameAsync(me.Member, Titles.First(payload => payload.Length <= 40));
        await using var db = (await Contexts.CreateDbContextAsync()).WriteAs(me.Member);
        db.Entry(await db.Ledgers.SingleAsync(ledger => ledger.Id == me.Member.LedgerId))
            .Property(ledger => ledger.Name).CurrentValue = Titles.Last(payload => payload.Length <= Ledger.MaxName);
        var tags = await db.Tags.Where(tag => tag.LedgerId == me.Member.LedgerId).ToListAsync();
        foreach (var (tag, payload) in tags.Zip(Tags)) db.Entry(tag).Property(t => t.Name).CurrentValue = payload;
        await db.SaveChangesAsync();
    }

    async Task WriteWaysInAsync()
    {
        await using var db = await Contexts.CreateDbContextAsync();
        var user = await db.Users.AsNoTracking().SingleAsync(user => user.Id == me.Member.UserId);
        var sessions = Get<SessionService>();
        foreach (var browser in Titles.Take(10)) await sessions.BeginAsync(user, new ClientInfo(null, browser));
        var signedIn = (await sessions.CheckAsync(user.Id, await sessions.BeginAsync(user, ClientInfo.Unknown)))!;
        var proof = sessions.ProofOf(signedIn)!;
        foreach (var name in Passkeys)
            await Get<UserPasskeyService>().AddAsync(proof, Passkey(), name, ClientInfo.Unknown);
        foreach (var name in Tokens)
            await Get<ApiTokenService>().CreateAsync(proof, name, TokenScopeKinds.Read, null, ClientInfo.Unknown);
        var administrator = (await Get<AdministratorAccessService>().EnterAsync(signedIn, "/admin"))!;
        foreach (var note in Notes) await Get<AccountInvitationService>().MakeAsync(administrator, proof, note);
    }

    public async Task<IReadOnlyList<string>> PasskeyIdsAsync()
    {
        await using var db = await Contexts.CreateDbContextAsync();
        var ids = await db.UserPasskeys.Where(passkey => passkey.UserId == me.Member.UserId)
            .Select(passkey => passkey.CredentialId)
            .ToListAsync();
        return [.. ids.Select(id => Base64Url.EncodeToString(id))];
    }

    static UserPasskeyInfo Passkey() => new(
        RandomNumberGenerator.GetBytes(16), [1], TimeProvider.System.GetUtcNow(), 0, [], true, false, false, [], []);

    IDbContextFactory<FinSightContext> Contexts => Get<IDbContextFactory<FinSightContext>>();

    T Get<T>() where T : notnull => services.GetRequiredService<T>();
}
