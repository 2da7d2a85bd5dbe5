using System.Globalization;
using FinSight.Core;
using FinSight.Core.Accounts;
using FinSight.Core.Changes;
using FinSight.Core.Data;
using FinSight.Core.Expenses;
using FinSight.Core.Ledgers;
using FinSight.Core.SecondFactor;
using FinSight.Core.Security;
using FinSight.Core.Sessions;
using FinSight.Core.Settings;
using FinSight.Core.SignUp;
using FinSight.Tests.SecondFactor;
using FinSight.Web.Authentication;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Playwright;

namespace FinSight.Tests.Browser;

/// <summary>A registered user of a running app, with a session and a way into the ledger past every page.</summary>
public sealed class TestUser
{
    readonly IServiceProvider _services;
    readonly IReadOnlyDictionary<string, Guid> _categories;

    TestUser(IServiceProvider services, Member member, IReadOnlyDictionary<string, Guid> categories, Cookie session) =>
        (_services, Member, _categories, Session) = (services, member, categories, session);

    public Member Member { get; }

    public Cookie Session { get; }

    /// <summary>Signs in once more, as in another browser.</summary>
    public async Task<Cookie> SignInAsync()
    {
        await using var db = await _services.GetRequiredService<IDbContextFactory<FinSightContext>>()
            .CreateDbContextAsync();
        return await SessionAsync(
            _services, await db.Users.AsNoTracking().SingleAsync(user => user.Id == Member.UserId));
    }

    /// <summary>The session as a request carries it.</summary>
    public string CookieHeader => $"{Session.Name}={Session.Value}";

    public static DateOnly Today => Core.Calendar.Today.In(TimeZones.Find(Zone)!, TimeProvider.System);

    public static IReadOnlyList<string> Categories { get; } =
    [
        "Groceries", "Eating out", "Transport", "Home", "Utilities", "Health", "Shopping", "Leisure", "Kids", "Travel",
        "Gifts", "Other",
    ];

    const string Zone = "Europe/Zurich";

    public static async Task<TestUser> MoveInAsync(LiveApp app, string name, string language)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var user = await services.GetRequiredService<RegistrationService>()
            .RegisterAsync(name, BrowserFixture.Password, BrowserPreferences.Of(language, Zone));
        return await EnterAsync(app, services, user);
    }

    /// <summary>The same user in the ledger of another, to write there.</summary>
    public async Task<TestUser> JoinAsync(TestUser host)
    {
        await using var db = await _services.GetRequiredService<IDbContextFactory<FinSightContext>>()
            .CreateDbContextAsync();
        db.WriteAs(host.Member).Memberships.Add(
            new Membership(
                host.Member.LedgerId, Member.UserId, Role.Editor, TimeProvider.System.GetUtcNow().UtcDateTime));
        await db.SaveChangesAsync();
        var member =
            await _services.GetRequiredService<LedgerAccessService>().EnterAsync(Member.UserId, host.Member.LedgerId);
        return new TestUser(_services, member, host._categories, Session);
    }

    /// <summary>The same user in another ledger of their own.</summary>
    public async Task<TestUser> BeginAsync(string name)
    {
        var sessions = _services.GetRequiredService<SessionService>();
        await using var db = await _services.GetRequiredService<IDbContextFactory<FinSightContext>>()
            .CreateDbContextAsync();
        var session = await sessions.BeginAsync(
            await db.Users.AsNoTracking().SingleAsync(user => user.Id == Member.UserId), ClientInfo.Unknown);
        var me = (await sessions.CheckAsync(Member.UserId, session))!;
        var id = await _services.GetRequiredService<LedgerCreationService>()
            .CreateAsync(me, new(name, Member.Currency.Code));
        var member =
            await _services.GetRequiredService<LedgerAccessService>().EnterAsync(Member.UserId, id, Source.Server);
        return new TestUser(_services, member, await CategoriesAsync(db, member), Session);
    }

    /// <summary>The one user of this app's data, in a new session.</summary>
    public static async Task<TestUser> ReturnAsync(LiveApp app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<User>>();
        var user = await users.Users.SingleAsync();
        await users.UpdateSecurityStampAsync(user);
        return await EnterAsync(app, scope.ServiceProvider, user);
    }

    static async Task<TestUser> EnterAsync(LiveApp app, IServiceProvider services, User user)
    {
        var member = await services.GetRequiredService<LedgerAccessService>().EnterLastAsync(user.Id, Source.Server);
        await using var db = await services.GetRequiredService<IDbContextFactory<FinSightContext>>()
            .CreateDbContextAsync();
        return new TestUser(
            app.Services, member, await CategoriesAsync(db, member), await SessionAsync(services, user));
    }

    static Task<Dictionary<string, Guid>> CategoriesAsync(FinSightContext db, Member member) =>
        db.Categories.Where(c => c.LedgerId == member.LedgerId).ToDictionaryAsync(c => c.Name, c => c.Id);

    /// <summary>The address of a page in their ledger.</summary>
    public string Address(string path = "/") => $"/l/{Member.LedgerId}{path}";

    public Guid CategoryId(string name) => _categories[name];

    /// <summary>Adds as anything else than a page does, and answers with the row.</summary>
    public async Task<ExpenseRow> WriteAsync(
        string title, long minor, string category = "Groceries", DateOnly? date = null, Guid? id = null,
        string? note = null,
        IReadOnlyList<string>? tags = null) =>
        await Expenses.AddAsync(
            Member,
            id ?? Guid.CreateVersion7(),
            Fields(title, minor, category, date) with { Note = note, Tags = tags });

    public async Task<ExpenseRow> RewriteAsync(ExpenseRow row, long minor) => await Expenses.EditAsync(
        Member, row.Id, row.Version, new(row.Title, new Money(minor, Member.Currency), row.CategoryId, row.Date));

    public Task EraseAsync(ExpenseRow row) => Expenses.DeleteAsync(Member, row.Id);

    /// <summary>As others see it.</summary>
    public async Task<string> NameAsync() =>
        (await _services.GetRequiredService<PersonReader>().FindAsync(Member.UserId)).Name;

    /// <summary>The titles of all expenses that an app's data hold.</summary>
    public static async Task<List<string>> TitlesAsync(LiveApp app)
    {
        await using var db = await app.Services.GetRequiredService<IDbContextFactory<FinSightContext>>()
            .CreateDbContextAsync();
        return await db.Expenses.Select(expense => expense.Title).ToListAsync();
    }

    /// <summary>From here on they sign in with a code from an app, too.</summary>
    public async Task TurnOnTwoStepAsync()
    {
        var (users, twoStep) = (
            _services.GetRequiredService<SessionService>(), _services.GetRequiredService<TwoStepService>());
        await using var db = await _services.GetRequiredService<IDbContextFactory<FinSightContext>>()
            .CreateDbContextAsync();
        var session = await users.BeginAsync(
            await db.Users.AsNoTracking().SingleAsync(user => user.Id == Member.UserId), ClientInfo.Unknown);
        var proof = users.ProofOf((await users.CheckAsync(Member.UserId, session))!)!;
        await twoStep.TurnOnAsync(proof);
    }

    /// <summary>From here on they run the server.</summary>
    public async Task AdministrateAsync()
    {
        await using var db = await _services.GetRequiredService<IDbContextFactory<FinSightContext>>()
            .CreateDbContextAsync();
        (await db.Users.SingleAsync(user => user.Id == Member.UserId)).Administrate(true);
        await db.SaveChangesAsync();
    }

    /// <summary>From here on they have this role in their ledger, of which open pages hear nothing.</summary>
    public async Task BecomeAsync(Role role)
    {
        await using var db = await _services.GetRequiredService<IDbContextFactory<FinSightContext>>()
            .CreateDbContextAsync();
        await db.Memberships.Where(m => m.UserId == Member.UserId && m.LedgerId == Member.LedgerId)
            .ExecuteUpdateAsync(row => row.SetProperty(m => m.Role, role));
    }

    public Task WriteManyAsync(int count, long minor) => Expenses.AddManyAsync(
        Member, Enumerable.Range(1, count).Select(i => Fields(i.ToString("D5", CultureInfo.InvariantCulture), minor)));

    ExpenseService Expenses => _services.GetRequiredService<ExpenseService>();

    ExpenseInput Fields(string title, long minor, string category = "Groceries", DateOnly? date = null) =>
        new(title, new Money(minor, Member.Currency), CategoryId(category), date ?? Today);

    // The cookie that signing in would set, without the second password hash.
    static async Task<Cookie> SessionAsync(IServiceProvider services, User user)
    {
        const string scheme = "Identity.Application";
        var session = await services.GetRequiredService<SessionService>().BeginAsync(user, ClientInfo.Unknown);
        var principal = BrowserSessionCookie.Principal(user, session);
        var options = services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(scheme);
        var now = TimeProvider.System.GetUtcNow();
        var ticket = new AuthenticationTicket(
            principal,
            new AuthenticationProperties { IssuedUtc = now, ExpiresUtc = now + options.ExpireTimeSpan },
            scheme);
        return new Cookie
        {
            Name = options.Cookie.Name!,
            Value = options.TicketDataFormat.Protect(ticket),
            Domain = "localhost",
            Path = "/",
            HttpOnly = true,
            SameSite = SameSiteAttribute.Lax,
        };
    }
}
