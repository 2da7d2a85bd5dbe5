using AngleSharp.Dom;
using Bunit;
using FinSight.Core;
using FinSight.Core.Accounts;
using FinSight.Core.Alerts;
using FinSight.Core.Backup;
using FinSight.Core.Budgets;
using FinSight.Core.Categories;
using FinSight.Core.Changes;
using FinSight.Core.Connections;
using FinSight.Core.Dashboard;
using FinSight.Core.Data;
using FinSight.Core.Demo;
using FinSight.Core.Evidence;
using FinSight.Core.Expenses;
using FinSight.Core.Inbox;
using FinSight.Core.Ledgers;
using FinSight.Core.Links;
using FinSight.Core.Moves;
using FinSight.Core.Outbox;
using FinSight.Core.Profile;
using FinSight.Core.Push;
using FinSight.Core.QuickEntry;
using FinSight.Core.SecondFactor;
using FinSight.Core.Security;
using FinSight.Core.Sessions;
using FinSight.Core.Settings;
using FinSight.Core.Tags;
using FinSight.Core.Tokens;
using FinSight.Core.Webhooks;
using FinSight.Tests.Data;
using FinSight.Web.Authentication;
using FinSight.Web.Circuits;
using FinSight.Web.Components;
using FinSight.Web.Features.Activity;
using FinSight.Web.Features.Connections;
using FinSight.Web.Features.Evidence;
using FinSight.Web.Features.Expenses;
using FinSight.Web.Features.Ledgers;
using FinSight.Web.Features.Live;
using FinSight.Web.Features.Presence;
using FinSight.Web.Features.Providers;
using FinSight.Web.Features.Push;
using FinSight.Web.Features.Settings;
using FinSight.Web.Startup;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FinSight.Tests;

/// <summary>
/// A component of a page behind the session, on a real ledger in CHF, at 12:00 UTC on Monday 23 November 2026.
/// </summary>
public abstract class SignedInComponentTestBase : ComponentTestBase, IAsyncLifetime
{
    protected static readonly DateOnly Today = new(2026, 11, 23);

    internal FakeTime Time { get; } = new();

    /// <summary>What goes wrong with the database; nothing unless a test says so.</summary>
    internal DatabaseFaultInterceptor Fault { get; } = new();

    protected TestServices House { get; private set; } = null!;

    protected LedgerContext Ledger { get; set; } = null!;

    /// <summary>Her session, in this browser.</summary>
    protected SignedIn Mara { get; private set; } = null!;

    AuthenticationState Authentication { get; set; } = null!;

    /// <summary>The module that keeps drafts; it knows none unless told.</summary>
    protected BunitJSModuleInterop Drafts { get; private set; } = null!;

    /// <summary>The module of pushes; it knows of none unless told.</summary>
    protected BunitJSModuleInterop PushScript { get; private set; } = null!;

    internal BrowserAddressBar AddressBar { get; private set; } = null!;

    protected IReadOnlyList<CategoryChoice> Choices { get; private set; } = [];

    public async Task InitializeAsync()
    {
        House = await TestServices.OpenAsync(time: Time, also: Fault.Hold);
        var mara = await House.MoveInAsync();
        Ledger = new LedgerContext(await House.Get<PersonReader>().FindAsync(mara.UserId), mara) { Clock = Time };
        Choices = (await ViewAsync()).Choices;

        Services.AddSingleton<TimeProvider>(Time)
            .AddSingleton(House.Get<SignInMethodsService>())
            .AddSingleton(House.Expenses)
            .AddScoped<FormJsModule>()
            .AddScoped<QuickEntryJsModule>()
            .AddSingleton(House.Get<UndoService>())
            .AddSingleton(House.Get<ActivityService>())
            .AddScoped<ToastService>()
            .AddScoped<TypedExpenseToastService>()
            .AddScoped<BatchUndoHandler>().AddScoped<SampleRemovalToast>()
            .AddScoped<EventErrorHandler>()
            .AddScoped<ExpenseRepeater>()
            .AddScoped<OwnWriteTracker>()
            .AddSingleton<PresenceBoard>()
            .AddScoped<CircuitConnectionState>()
            .AddActivityTellers()
            .AddSingleton(_ => new SharedReadCache(House.Get<LedgerSequenceReader>(), House.Feed, TimeProvider.System))
            .AddSingleton(House.Feed)
            .AddSingleton(House.Get<LedgerSequenceReader>())
            .AddSingleton(House.Get<CategoryService>())
            .AddSingleton(House.Get<TagService>())
            .AddSingleton(House.Get<LedgerVocabularyReader>())
            .AddSingleton(House.Get<ExpenseSearchService>())
            .AddSingleton(House.Get<ExpenseBulkService>())
            .AddSingleton(House.Get<BudgetService>())
            .AddSingleton(House.Get<BudgetSuggestionService>())
            .AddSingleton(House.Get<AlertListService>())
            .AddSingleton(House.Get<AlertChangeFeed>())
            .AddSingleton(House.Get<LedgerListService>())
            .AddSingleton(House.Get<ProfileService>())
            .AddSingleton(House.Get<LedgerSettingsService>())
            .AddSingleton(House.Get<ExpenseMoveService>()).AddSingleton(House.Get<LedgerAccessService>())
            .AddSingleton(House.Get<SecurityLogReader>()).AddSingleton(House.Get<DatabaseAvailability>())
            .AddSingleton(House.Get<LedgerFileService>())
            .AddSingleton(House.Get<CurrencyChangeService>()).AddSingleton(House.Get<Core.Members.MembershipService>())
            .AddSingleton(House.Get<DemoService>())
            .AddSingleton(House.Get<SessionService>())
            .AddSingleton(House.Get<SessionFeed>())
            .AddSingleton(House.Get<RegistrationSettings>())
            .AddSingleton(new OfferedProvider(null))
            .AddSingleton(House.Get<PublicAddress>())
            .AddSingleton(House.Get<ApiTokenService>())
            .AddSingleton(House.Get<WebhookService>())
            .AddSingleton(House.Get<ConnectionService>())
            .AddSingleton(House.Get<InboxService>())
            .AddSingleton(House.Get<RefundListService>())
            .AddSingleton(House.Get<InboxChangeFeed>())
            .AddSingleton(House.Get<TemplateLearningService>())
            .AddSingleton(House.Get<ConnectionAuthenticator>())
            .AddSingleton(House.Get<CaptureService>())
            .AddSingleton(new SigningSecretProtector(new EphemeralDataProtectionProvider()))
            .AddSingleton<ConnectionSetupService>()
            .AddSingleton<ConnectionTestSender>()
            .AddSingleton(House.Get<LetterOutbox>())
            .AddSingleton(House.Get<AlertChoiceService>())
            .AddSingleton(House.Get<PushService>())
            .AddScoped<PushJsModule>()
            .AddScoped<LiveExpenseListDependencies>();
        await SignInAsync(mara);
        await FurnishAsync();
        SetRendererInfo(new("Server", isInteractive: true));
        Drafts = JSInterop.SetupModule(JsModule.Path);
        Drafts.Mode = JSRuntimeMode.Loose;
        AddressBar = new(Services.GetRequiredService<NavigationManager>());
        Drafts.AddInvocationHandler(AddressBar);
        PushScript = JSInterop.SetupModule(PushJsModule.Script);
        PushScript.Mode = JSRuntimeMode.Loose;
        var charts = JSInterop.SetupModule("./Charts/Chart.razor.js");
        charts.SetupModule(call => call.Identifier == "create").Mode = JSRuntimeMode.Loose;
    }

    /// <summary>What a test's page asks for besides, before anything is rendered.</summary>
    protected virtual Task FurnishAsync() => Task.CompletedTask;

    async Task SignInAsync(Member member)
    {
        Mara = await House.SignInAsync(member);
        await using var db = await House.Contexts.CreateDbContextAsync();
        var user = await db.Users.SingleAsync(u => u.Id == member.UserId);
        Authentication = new AuthenticationState(BrowserSessionCookie.Principal(user, Mara.SessionId));
    }

    async Task IAsyncLifetime.DisposeAsync()
    {
        await DisposeAsync();
        await House.DisposeAsync();
    }

    protected IRenderedComponent<T> Show<T>(
        Action<ComponentParameterCollectionBuilder<T>> parameters) where T : IComponent =>
        Render<T>(builder =>
        {
            builder.AddCascadingValue(Ledger);
            builder.AddCascadingValue(Ledger.Person);
            builder.AddCascadingValue(Task.FromResult(Authentication));
            parameters(builder);
        });

    protected Task<DashboardView> ViewAsync(Month? month = null) =>
        House.Get<DashboardService>().ViewAsync(Ledger.Member, new DashboardRequest(month, Today));

    /// <summary>The control with exactly this label.</summary>
    protected static IElement Field<T>(IRenderedComponent<T> page, string label) where T : IComponent =>
        page.Find("#" + page.FindAll("label").Single(l => l.TextContent == label).GetAttribute("for"));

    /// <summary>What is said to be wrong with a field, by the sentence that it points at.</summary>
    protected static string? Problem<T>(IRenderedComponent<T> page, string label) where T : IComponent =>
        Field(page, label) is var field && field.GetAttribute("aria-invalid") == "true"
            ? page.Find("#" + field.GetAttribute("aria-describedby")).TextContent.Trim()
            : null;
}
