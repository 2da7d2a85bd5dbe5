using FinSight.Core;
using FinSight.Core.Accounts;
using FinSight.Core.Administration;
using FinSight.Core.Categories;
using FinSight.Core.Changes;
using FinSight.Core.Data;
using FinSight.Core.Expenses;
using FinSight.Core.Ledgers;
using FinSight.Core.Links;
using FinSight.Core.Security;
using FinSight.Core.Sessions;
using FinSight.Core.Settings;
using FinSight.Core.SignUp;
using FinSight.Tests.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FinSight.Tests;

/// <summary>The services on a real database of their own, with people who keep ledgers in it.</summary>
public sealed class TestServices : IAsyncDisposable
{
    readonly ServiceProvider _services;

    TestServices(ServiceProvider services, TempFolder folder) => (_services, Folder) = (services, folder);

    public TempFolder Folder { get; }

    public IDbContextFactory<FinSightContext> Contexts => Get<IDbContextFactory<FinSightContext>>();

    public ExpenseService Expenses => Get<ExpenseService>();

    DateTime Now => Get<TimeProvider>().GetUtcNow().UtcDateTime;

    public LedgerFeed Feed => Get<LedgerFeed>();

    /// <param name="folder">Data that are there already, or an empty folder for a first start; without it, an empty
    /// database.</param>
    /// <param name="database">Another than that of the tests.</param>
    public static async Task<TestServices> OpenAsync(
        TempFolder? folder = null, TimeProvider? time = null, RegistrationMode mode = RegistrationMode.Open,
        bool ownersInvite = true,
        Action<IServiceCollection>? also = null, DatabaseSettings? database = null)
    {
        var house = OpenUnprepared(folder ?? PreparedDatabase.NewFolder(), time, mode, ownersInvite, also, database);
        await house.Get<DatabaseInitializer>().PrepareAsync();
        return house;
    }

    /// <summary>The services before the start of a server has brought their database to this version.</summary>
    public static TestServices OpenUnprepared(
        TempFolder folder, TimeProvider? time = null, RegistrationMode mode = RegistrationMode.Open,
        bool ownersInvite = true,
        Action<IServiceCollection>? also = null, DatabaseSettings? database = null)
    {
        var collection = new ServiceCollection()
            .AddLogging()
            .AddSingleton(time ?? TimeProvider.System)
            .AddSingleton<ISecretProtector, TestSecretProtector>()
            .AddFinSightCore(DataFolder.Open(folder.Path), database ?? TestDatabase.Of(folder.Path))
            .AddFinSightAccounts(new RegistrationSettings(mode, null, ownersInvite), PublicAddress.Unknown);
        collection.ConfigureDbContext<FinSightContext>(
            options => options.AddInterceptors(RowNumberQueryGuard.Instance));
        also?.Invoke(collection);
        return new TestServices(collection.BuildServiceProvider(), folder);
    }

    public T Get<T>() where T : notnull => _services.GetRequiredService<T>();

    /// <summary>A new user with a ledger in CHF, whose months start on the first day.</summary>
    public async Task<Member> MoveInAsync(string name = "Mara", int firstDay = 1, bool isCurrencyChosen = true)
    {
        await using var db = await Contexts.CreateDbContextAsync();
        var user = AddUser(db, name);
        db.Found(user, name, Currency.Of("CHF"), Now, isChosen: isCurrencyChosen);
        db.Entry(db.Ledgers.Local.Single()).Property(l => l.FirstDay).CurrentValue = firstDay;
        await db.SaveChangesAsync();
        return await Get<LedgerAccessService>().EnterLastAsync(user.Id);
    }

    /// <summary>One more ledger of the same user.</summary>
    public async Task<Member> FoundAsync(Member owner, string name = "Household", string currency = "CHF")
    {
        await using var db = await Contexts.CreateDbContextAsync();
        var founded = db.Found(
            await db.Users.SingleAsync(u => u.Id == owner.UserId), name, Currency.Of(currency), Now, isChosen: true);
        await db.SaveChangesAsync();
        return await Get<LedgerAccessService>().EnterAsync(owner.UserId, founded.LedgerId);
    }

    /// <summary>A new user who keeps the other's ledger too.</summary>
    public async Task<Member> JoinAsync(Member host, string name, Role role = Role.Editor)
    {
        await using var db = await Contexts.CreateDbContextAsync();
        var user = AddUser(db, name);
        db.WriteAs(host).Memberships.Add(new Membership(host.LedgerId, user.Id, role, Now));
        await db.SaveChangesAsync();
        return await Get<LedgerAccessService>().EnterAsync(user.Id, host.LedgerId);
    }

    public async Task<Category> CategoryAsync(Member member, string name = "Groceries")
    {
        await using var db = await Contexts.CreateDbContextAsync();
        return await db.Categories.AsNoTracking().SingleAsync(c => c.LedgerId == member.LedgerId && c.Name == name);
    }

    public async Task<ExpenseInput> FieldsAsync(
        Member member,
        string title = "Coffee",
        long minor = 450,
        string category = "Groceries",
        string date = "2026-11-20") =>
        new(
            title,
            new Money(minor, member.Currency),
            (await CategoryAsync(member, category)).Id,
            DateOnly.Parse(date, null));

    /// <summary>Stops the services; the folder stays.</summary>
    public async Task CloseAsync() => await _services.DisposeAsync();

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        Folder.Dispose();
    }

    /// <summary>The user of this member in a new session.</summary>
    public async Task<SignedIn> SignInAsync(Member member)
    {
        await using var db = await Contexts.CreateDbContextAsync();
        var user = await db.Users.AsNoTracking().SingleAsync(u => u.Id == member.UserId);
        var id = await Get<SessionService>().BeginAsync(user, ClientInfo.Unknown);
        return (await Get<SessionService>().CheckAsync(user.Id, id))!;
    }

    /// <summary>The user of this member, who runs the server from here on, in a new session.</summary>
    public async Task<SignedInAdministrator> AdministrateAsync(Member member)
    {
        await using var db = await Contexts.CreateDbContextAsync();
        (await db.Users.SingleAsync(u => u.Id == member.UserId)).Administrate(true);
        await db.SaveChangesAsync();
        return (await Get<AdministratorAccessService>().EnterAsync(await SignInAsync(member), "/admin"))!;
    }

    /// <summary>The proof that belongs to an administrator's own session.</summary>
    public async Task<FreshProof> ProofAsync(SignedInAdministrator who)
    {
        var sessions = Get<SessionService>();
        return sessions.ProofOf((await sessions.CheckAsync(who.UserId, who.SessionId))!)!;
    }

    static User AddUser(FinSightContext db, string name)
    {
        var user = new User($"{name}-{Guid.NewGuid():N}"[..20], "en-GB", "Europe/Zurich");
        user.NormalizedUserName = user.UserName!.ToUpperInvariant();
        user.SecurityStamp = Guid.NewGuid().ToString("N");
        return db.Users.Add(user).Entity;
    }
}
