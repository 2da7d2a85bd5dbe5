using System.Reflection;
using FinSight.Core;
using FinSight.Core.Accounts;
using FinSight.Core.Alerts;
using FinSight.Core.Backup;
using FinSight.Core.Budgets;
using FinSight.Core.Categories;
using FinSight.Core.Changes;
using FinSight.Core.Connections;
using FinSight.Core.Dashboard;
using FinSight.Core.Demo;
using FinSight.Core.Expenses;
using FinSight.Core.Export;
using FinSight.Core.Inbox;
using FinSight.Core.Ledgers;
using FinSight.Core.Members;
using FinSight.Core.Moves;
using FinSight.Core.Profile;
using FinSight.Core.QuickEntry;
using FinSight.Core.Reports;
using FinSight.Core.Security;
using FinSight.Core.Settings;
using FinSight.Core.Tags;
using FinSight.Core.Webhooks;
using FinSight.Tests.Data;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Tests.Isolation;

/// <summary>Every service method that takes a member, called by a viewer, an adder, an editor and an owner.</summary>
public sealed class RoleTests : IAsyncLifetime
{
    /// <summary>The least role that may; a method that is not listed fails the test.</summary>
    static readonly Dictionary<string, Role> Least = new()
    {
        ["ActivityService.BatchAsync"] = Role.Viewer,
        ["ActivityService.ChangedByAsync"] = Role.Viewer,
        ["ActivityService.FindAsync"] = Role.Viewer,
        ["ActivityService.PageAsync"] = Role.Viewer,
        ["ActivityService.TouchedAsync"] = Role.Viewer,
        ["AlertFeed.Subscribe"] = Role.Viewer,
        ["AlertChoiceService.ReadAsync"] = Role.Viewer,
        ["AlertChoiceService.TellByMailAsync"] = Role.Viewer,
        ["AlertChoiceService.TellByPushAsync"] = Role.Viewer,
        ["AlertChoiceService.SendDigestAsync"] = Role.Viewer,
        ["AlertChoiceService.KeepQuietAsync"] = Role.Viewer,
        ["AlertService.ListAsync"] = Role.Viewer,
        ["AlertService.UnreadAsync"] = Role.Viewer,
        ["AlertService.ReadAsync"] = Role.Viewer,
        ["BudgetService.BookAsync"] = Role.Viewer,
        ["BudgetService.AddManyAsync"] = Role.Editor,
        ["BudgetSuggestionService.ListAsync"] = Role.Viewer,
        ["BudgetService.ViewAsync"] = Role.Viewer,
        ["BudgetService.AddAsync"] = Role.Editor,
        ["BudgetService.EditAsync"] = Role.Editor,
        ["BudgetService.EndAsync"] = Role.Editor,
        ["BudgetService.PauseAsync"] = Role.Editor,
        ["BudgetService.ResumeAsync"] = Role.Editor,
        ["BudgetService.RemoveAsync"] = Role.Editor,
        ["CategoryService.ListAsync"] = Role.Viewer,
        ["CategoryService.FindAsync"] = Role.Viewer,
        ["CategoryService.AddAsync"] = Role.Editor,
        ["CategoryService.EditAsync"] = Role.Editor,
        ["CategoryService.MoveAsync"] = Role.Editor,
        ["CategoryService.PutAsync"] = Role.Editor,
        ["CategoryService.ArchiveAsync"] = Role.Editor,
        ["CategoryService.ReviveAsync"] = Role.Editor,
        ["CategoryService.RemoveAsync"] = Role.Editor,
        ["CategoryService.MergeAsync"] = Role.Editor,
        ["CaptureService.PasteAsync"] = Role.Adder,
        ["ConnectionService.ListAsync"] = Role.Adder,
        ["ConnectionService.AddAsync"] = Role.Adder,
        ["ConnectionService.EditAsync"] = Role.Adder,
        ["ConnectionService.RenewAsync"] = Role.Adder,
        ["ConnectionService.SignWithAsync"] = Role.Adder,
        ["ConnectionService.RevokeAsync"] = Role.Adder,
        ["InboxFeed.Subscribe"] = Role.Viewer,
        ["InboxService.ViewAsync"] = Role.Viewer,
        ["InboxService.CountAsync"] = Role.Viewer,
        ["InboxService.LatestAsync"] = Role.Viewer,
        ["InboxService.LatelyAsync"] = Role.Viewer,
        ["InboxService.SumsAsync"] = Role.Viewer,
        ["InboxService.CandidatesAsync"] = Role.Viewer,
        ["InboxService.PurchasesAsync"] = Role.Viewer,
        ["InboxService.JustAddedAsync"] = Role.Viewer,
        ["InboxService.RefundAsync"] = Role.Adder,
        ["RefundService.OfAsync"] = Role.Viewer,
        ["InboxService.AcceptAsync"] = Role.Adder,
        ["InboxService.DismissAsync"] = Role.Adder,
        ["InboxService.ReopenAsync"] = Role.Adder,
        ["InboxService.AttachAsync"] = Role.Adder,
        ["TeachingService.TeachAsync"] = Role.Adder,
        ["TeachingService.ListAsync"] = Role.Viewer,
        ["TeachingService.ForgetAsync"] = Role.Adder,
        ["CurrencyChangeService.AskAsync"] = Role.Viewer,
        ["CurrencyChangeService.RunAsync"] = Role.Owner,
        ["LedgerSettingsService.RenameAsync"] = Role.Owner,
        ["LedgerSettingsService.StartMonthsOnAsync"] = Role.Owner,
        ["LedgerSettingsService.LetAddersCorrectAsync"] = Role.Owner,
        ["DashboardService.ViewAsync"] = Role.Viewer,
        ["SummaryService.ViewAsync"] = Role.Viewer,
        ["DemoService.StateAsync"] = Role.Viewer,
        ["DemoService.FillAsync"] = Role.Editor,
        ["DemoService.RemoveAsync"] = Role.Editor,
        ["ExpenseBulkService.DeleteAsync"] = Role.Adder,
        ["ExpenseBulkService.MoveAsync"] = Role.Adder,
        ["ExpenseBulkService.DateAsync"] = Role.Adder,
        ["ExpenseBulkService.TagAsync"] = Role.Adder,
        ["ExpenseExportService.WriteAsync"] = Role.Viewer,
        ["ExpenseSearchService.PageAsync"] = Role.Viewer,
        ["ExpenseSearchService.ListAsync"] = Role.Viewer,
        ["ExpenseOnceService.AddAsync"] = Role.Adder,
        ["ExpenseBatchService.RunAllAsync"] = Role.Adder,
        ["ExpenseBatchService.RunEachAsync"] = Role.Adder,
        ["LedgerChangesService.ReadAsync"] = Role.Viewer,
        ["ExpenseSearchService.BeforeAsync"] = Role.Viewer,
        ["ExpenseSearchService.TotalsAsync"] = Role.Viewer,
        ["ExpenseHistoryService.VersionsAsync"] = Role.Viewer,
        ["ExpenseHistoryService.RestoreAsync"] = Role.Adder,
        ["ExpenseService.FindAsync"] = Role.Viewer,
        ["ExpenseService.AddAsync"] = Role.Adder,
        ["ExpenseService.RepeatAsync"] = Role.Adder,
        ["ExpenseService.AddManyAsync"] = Role.Adder,
        ["ExpenseService.EditAsync"] = Role.Adder,
        ["ExpenseService.ReviveAsync"] = Role.Adder,
        ["ExpenseService.DeleteAsync"] = Role.Adder,
        ["LedgerFileService.TakeAsync"] = Role.Owner,
        ["LedgerSequenceService.HasMovedAsync"] = Role.Viewer,
        ["LedgerSequenceService.ReadAsync"] = Role.Viewer,
        ["LedgerVisitService.SeenAsync"] = Role.Viewer,
        ["LedgerFeed.Subscribe"] = Role.Viewer,
        ["LedgerFeed.SubscribeToSettings"] = Role.Viewer,
        ["LedgerInvitationService.MakeAsync"] = Role.Owner,
        ["LedgerInvitationService.ListAsync"] = Role.Owner,
        ["LedgerInvitationService.RevokeAsync"] = Role.Owner,
        ["MembershipService.ListAsync"] = Role.Viewer,
        ["MembershipService.ChangeRoleAsync"] = Role.Owner,
        ["MembershipService.RemoveAsync"] = Role.Owner,
        ["MembershipService.LeaveAsync"] = Role.Viewer,
        ["MembershipService.HandOverAsync"] = Role.Owner,
        ["MoveService.TargetsAsync"] = Role.Viewer,
        ["MoveService.PlanAsync"] = Role.Editor,
        ["MoveService.MoveAsync"] = Role.Editor,
        ["ProfileService.RenameAsync"] = Role.Viewer,
        ["ProfileService.SpeakAsync"] = Role.Viewer,
        ["ProfileService.WriteNumbersAsAsync"] = Role.Viewer,
        ["ProfileService.MoveToAsync"] = Role.Viewer,
        ["ProfileService.ShowAsync"] = Role.Viewer,
        ["ProfileService.UseLetterKeysAsync"] = Role.Viewer,
        ["ProfileService.ShowPresenceAsync"] = Role.Viewer,
        ["QuickEntryService.VocabularyAsync"] = Role.Viewer,
        ["QuickEntryInbox.AddAsync"] = Role.Adder,
        ["ReportService.ViewAsync"] = Role.Viewer,
        ["RowHistoryService.VersionsAsync"] = Role.Viewer,
        ["TagService.ListAsync"] = Role.Viewer,
        ["TagService.NamesAsync"] = Role.Viewer,
        ["TagService.RenameAsync"] = Role.Editor,
        ["TagService.MergeAsync"] = Role.Editor,
        ["TagService.RemoveAsync"] = Role.Editor,
        ["TrashService.PageAsync"] = Role.Viewer,
        ["TrashService.RestoreAsync"] = Role.Adder,
        ["WebhookService.ListAsync"] = Role.Editor,
        ["WebhookService.AddAsync"] = Role.Editor,
        ["WebhookService.EditAsync"] = Role.Editor,
        ["WebhookService.RotateAsync"] = Role.Editor,
        ["WebhookService.RemoveAsync"] = Role.Editor,
        ["WebhookService.TestAsync"] = Role.Editor,
        ["WebhookService.DeliveriesAsync"] = Role.Editor,
        ["WebhookService.ResendAsync"] = Role.Editor,
        ["UndoService.NextUndoAsync"] = Role.Viewer,
        ["UndoService.UndoAsync"] = Role.Adder,
        ["UndoService.RedoAsync"] = Role.Adder,
    };

    /// <summary>What an adder may do to expenses of their own, added within the last day, and to no others.</summary>
    static readonly string[] Corrections =
    [
        "ExpenseBulkService.DeleteAsync", "ExpenseBulkService.MoveAsync", "ExpenseBulkService.DateAsync", "ExpenseBulkService.TagAsync",
        "ExpenseHistoryService.RestoreAsync", "ExpenseService.EditAsync", "ExpenseService.ReviveAsync", "ExpenseService.DeleteAsync",
        "TrashService.RestoreAsync", "ExpenseBatchService.RunAllAsync", "ExpenseBatchService.RunEachAsync",
    ];

    /// <summary>What signing in writes, with which an attempt begins.</summary>
    static readonly string[] SigningIn = ["Sessions:", "SecurityEvents:", "sqlite_sequence:"];

    /// <summary>They look first for something of one's own, which a lesser role never has.</summary>
    static readonly string[] LookFirst = ["UndoService.UndoAsync", "UndoService.RedoAsync", "QuickEntryInbox.AddAsync"];

    const string Refusal = "Your role in this ledger does not allow that.";
    const string NotYours = "You may correct only what you added yourself, for 24 hours.";

    readonly FakeTime _time = new();

    TestServices _house = null!;
    SampleLedger _home = null!;
    SampleLedger _elsewhere = null!;
    Dictionary<Role, Member> _members = [];
    readonly Dictionary<Guid, Member> _seconds = [];

    public static TheoryData<string> Methods => [.. MemberMethods().Select(NameOf).Distinct()];

    public async Task InitializeAsync()
    {
        _house = await TestServices.OpenAsync(time: _time);
        var owner = await _house.MoveInAsync();
        _home = await SampleLedger.FurnishAsync(owner, _house.Contexts, _house.Expenses);
        _elsewhere = await SampleLedger.FurnishAsync(await _house.MoveInAsync("Noah"), _house.Contexts, _house.Expenses);
        _members = new()
        {
            [Role.Viewer] = await _house.JoinAsync(owner, "Viewer", Role.Viewer),
            [Role.Adder] = await _house.JoinAsync(owner, "Adder", Role.Adder),
            [Role.Editor] = await _house.JoinAsync(owner, "Editor", Role.Editor),
            [Role.Owner] = owner,
        };
        foreach (var member in _members.Values) _seconds[member.UserId] = await _house.FoundAsync(member);
    }

    public async Task DisposeAsync() => await _house.DisposeAsync();

    [Fact]
    public void Every_method_says_who_may_call_it() =>
        Assert.Equal(MemberMethods().Select(NameOf).Distinct().Order(StringComparer.Ordinal), Least.Keys.Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Methods))]
    public async Task A_lesser_role_is_refused_and_changes_nothing(string method)
    {
        var least = Least[method];
        var before = await DumpAsync();
        foreach (var (role, member) in _members.Where(one => one.Key < least))
            foreach (var call in await CallsAsync(method, member))
            {
                var answer = await AnswerAsync(call);
                if (!LookFirst.Contains(method)) Assert.Equal((role, Refusal), (role, answer));
            }
        Assert.Equal(before, await DumpAsync());
        if (!LookFirst.Contains(method)) Assert.Equal(_members.Where(one => one.Key < least).Select(one => one.Value.UserId), await RefusedAsync());

        var mine = await CallsAsync(method, _members[least]);
        Assert.NotEmpty(mine);
        Assert.NotEqual(Refusal, await AnswerAsync(LookFirst.Contains(method) ? mine[^1] : mine[0]));
    }

    public static TheoryData<string> Corrected => [.. Corrections];

    [Theory]
    [MemberData(nameof(Corrected))]
    public async Task An_adder_corrects_their_own_of_the_last_day_and_no_other(string method)
    {
        var adder = _members[Role.Adder];
        var own = await SampleLedger.SpendAsync(_home with { Member = adder }, _house.Expenses, _home.Member);
        Assert.Equal(NotYours, await TryAsync(method, adder, _home));
        Assert.Equal("done", await TryAsync(method, adder, own));

        own = await SampleLedger.SpendAsync(_home with { Member = adder }, _house.Expenses, _home.Member);
        await _house.Get<LedgerSettingsService>().LetAddersCorrectAsync(_home.Member, false);
        // Also for whoever entered while the rule was on.
        Assert.Equal(Refusal, await TryAsync(method, adder, own));
        Assert.Equal(Refusal, await TryAsync(method, await _house.Get<LedgerAccess>().EnterAsync(adder.UserId, adder.LedgerId), own));
        await _house.Get<LedgerSettingsService>().LetAddersCorrectAsync(_home.Member, true);

        _time.Advance(TimeSpan.FromHours(24) + TimeSpan.FromSeconds(1));
        Assert.Equal(NotYours, await TryAsync(method, adder, own));
        Assert.NotEqual(NotYours, await TryAsync(method, _members[Role.Editor], own));
    }

    /// <summary>The answer of the first call with a row, which must have changed nothing where it was refused.</summary>
    async Task<string> TryAsync(string method, Member member, SampleLedger rows)
    {
        var before = await DumpAsync();
        var home = rows with { Member = member };
        var (me, them) = (await _house.SignInAsync(member), await _house.SignInAsync(_elsewhere.Member));
        var attempt = IsolationCases.Of(_house, home, _elsewhere, me, them).First(one => one.Position.StartsWith($"{method} ", StringComparison.Ordinal));
        var answer = await AnswerAsync(() => attempt.Call(attempt.Mine));
        if (answer != "done") Assert.Equal(before, await DumpAsync());
        return answer;
    }

    async Task<IReadOnlyList<Guid>> RefusedAsync()
    {
        await using var db = await _house.Contexts.CreateDbContextAsync();
        return await db.SecurityEvents.Where(line => line.Act == SecurityEventKind.RoleRefused).OrderBy(line => line.Sequence)
            .Select(line => line.UserId!.Value).ToListAsync();
    }

    static async Task<string> AnswerAsync(Func<Task> call)
    {
        try
        {
            await call();
            return "done";
        }
        catch (RuleException rule)
        {
            return rule.Said();
        }
        catch (NotFoundException)
        {
            return "missing";
        }
    }

    async Task<IReadOnlyList<Func<Task>>> CallsAsync(string method, Member member)
    {
        var home = _home with { Member = member, Second = _seconds[member.UserId] };
        var (me, them) = (await _house.SignInAsync(member), await _house.SignInAsync(_elsewhere.Member));
        var calls = IsolationCases.Of(_house, home, _elsewhere, me, them)
            .Where(attempt => attempt.Position.StartsWith($"{method} ", StringComparison.Ordinal))
            .Select(attempt => (Func<Task>)(() => attempt.Call(attempt.Mine)))
            .ToList();
        if (Others(member).TryGetValue(method, out var other)) calls.Add(other);
        return calls;
    }

    /// <summary>The calls that take no id.</summary>
    Dictionary<string, Func<Task>> Others(Member me) => new()
    {
        ["ActivityService.PageAsync"] = () => Get<ActivityService>().PageAsync(me, new ActivityQuery()),
        ["AlertFeed.Subscribe"] = () => Done(Get<AlertFeed>().Subscribe(me, () => { })),
        ["AlertChoiceService.ReadAsync"] = () => Get<AlertChoiceService>().ReadAsync(me),
        ["AlertChoiceService.TellByMailAsync"] = () => Get<AlertChoiceService>().TellByMailAsync(me, true),
        ["AlertChoiceService.TellByPushAsync"] = () => Get<AlertChoiceService>().TellByPushAsync(me, true),
        ["AlertChoiceService.SendDigestAsync"] = () => Get<AlertChoiceService>().SendDigestAsync(me, DayOfWeek.Monday),
        ["AlertChoiceService.KeepQuietAsync"] = () => Get<AlertChoiceService>().KeepQuietAsync(me, (new(22, 0), new(7, 0))),
        ["AlertService.ListAsync"] = () => Get<AlertService>().ListAsync(me),
        ["AlertService.UnreadAsync"] = () => Get<AlertService>().UnreadAsync(me, _home.Fields.Date),
        ["AlertService.ReadAsync"] = () => Get<AlertService>().ReadAsync(me, [_home.Alert]),
        ["BudgetSuggestionService.ListAsync"] = () => Get<BudgetSuggestionService>().ListAsync(me, _home.Fields.Date),
        ["BudgetService.BookAsync"] = () => Get<BudgetService>().BookAsync(me, _home.Fields.Date),
        ["BudgetService.ViewAsync"] = () => Get<BudgetService>().ViewAsync(me, _home.Fields.Date),
        ["CategoryService.FindAsync"] = () => Get<CategoryService>().FindAsync(me, "Groceries"),
        ["CategoryService.ListAsync"] = () => Get<CategoryService>().ListAsync(me),
        ["CategoryService.AddAsync"] = () => Get<CategoryService>().AddAsync(me, new CategoryFields("Wren", "🐤", "other")),
        ["CaptureService.PasteAsync"] = () => Get<CaptureService>().PasteAsync(me, "Wren CHF 4.50"),
        ["ConnectionService.ListAsync"] = () => Get<ConnectionService>().ListAsync(me),
        ["ConnectionService.AddAsync"] = () => Get<ConnectionService>().AddAsync(me, ConnectionKind.Other, "Wren"),
        ["InboxFeed.Subscribe"] = () => Done(Get<InboxFeed>().Subscribe(me, _ => { })),
        ["InboxService.ViewAsync"] = () => Get<InboxService>().ViewAsync(me),
        ["InboxService.LatelyAsync"] = () => Get<InboxService>().LatelyAsync(me, 5),
        ["InboxService.JustAddedAsync"] = () => Get<InboxService>().JustAddedAsync(me),
        ["InboxService.CountAsync"] = () => Get<InboxService>().CountAsync(me),
        ["TeachingService.ListAsync"] = () => Get<TeachingService>().ListAsync(me),
        ["InboxService.SumsAsync"] = () => Get<InboxService>().SumsAsync(me),
        ["CurrencyChangeService.AskAsync"] = () => Get<CurrencyChangeService>().AskAsync(me, "EUR"),
        ["CurrencyChangeService.RunAsync"] = () => Get<CurrencyChangeService>().RunAsync(me, "EUR"),
        ["LedgerSettingsService.RenameAsync"] = () => Get<LedgerSettingsService>().RenameAsync(me, "Wren"),
        ["LedgerSettingsService.StartMonthsOnAsync"] = () => Get<LedgerSettingsService>().StartMonthsOnAsync(me, 5),
        ["LedgerSettingsService.LetAddersCorrectAsync"] = () => Get<LedgerSettingsService>().LetAddersCorrectAsync(me, false),
        ["DemoService.StateAsync"] = () => Get<DemoService>().StateAsync(me),
        ["DemoService.FillAsync"] = () => Get<DemoService>().FillAsync(me, _home.Fields.Date, key => key),
        ["DemoService.RemoveAsync"] = () => Get<DemoService>().RemoveAsync(me),
        ["ExpenseExportService.WriteAsync"] = () =>
            Get<ExpenseExportService>().WriteAsync(me, new ExpenseExport(ExpenseFilter.Everything), Stream.Null, Caller.Unknown),
        ["SummaryService.ViewAsync"] = () => Get<SummaryService>().ViewAsync(me, SummaryBy.Month, null, null),
        ["ExpenseSearchService.ListAsync"] = () => Get<ExpenseSearchService>().ListAsync(me, new ExpenseQuery(ExpenseFilter.Everything), 10),
        ["LedgerChangesService.ReadAsync"] = () => Get<LedgerChangesService>().ReadAsync(me, 0, 10),
        ["ExpenseSearchService.PageAsync"] = () => Get<ExpenseSearchService>().PageAsync(me, new ExpenseQuery(ExpenseFilter.Everything)),
        ["ExpenseSearchService.BeforeAsync"] = () => Get<ExpenseSearchService>().BeforeAsync(me, new ExpenseQuery(ExpenseFilter.Everything)),
        ["ExpenseSearchService.TotalsAsync"] = () => Get<ExpenseSearchService>().TotalsAsync(me, ExpenseFilter.Everything),
        ["LedgerFileService.TakeAsync"] = async () =>
        {
            await using var file = await Get<LedgerFileService>().TakeAsync(me, Caller.Unknown);
        },
        ["LedgerSequenceService.HasMovedAsync"] = () => Get<LedgerSequenceService>().HasMovedAsync(me, 0),
        ["LedgerSequenceService.ReadAsync"] = async () => await Get<LedgerSequenceService>().ReadAsync(me),
        ["LedgerVisitService.SeenAsync"] = () => Get<LedgerVisitService>().SeenAsync(me),
        ["LedgerFeed.Subscribe"] = () => Done(Get<LedgerFeed>().Subscribe(me, _ => { })),
        ["LedgerFeed.SubscribeToSettings"] = () => Done(Get<LedgerFeed>().SubscribeToSettings(me, () => { })),
        ["LedgerInvitationService.MakeAsync"] = () => Get<LedgerInvitationService>().MakeAsync(me, new(Role.Viewer, 7)),
        ["LedgerInvitationService.ListAsync"] = () => Get<LedgerInvitationService>().ListAsync(me),
        ["MembershipService.ListAsync"] = () => Get<MembershipService>().ListAsync(me, _home.Fields.Date),
        ["MembershipService.LeaveAsync"] = () => Get<MembershipService>().LeaveAsync(me),
        ["MoveService.TargetsAsync"] = () => Get<MoveService>().TargetsAsync(me),
        ["ProfileService.RenameAsync"] = () => Get<ProfileService>().RenameAsync(me, "Lark"),
        ["ProfileService.SpeakAsync"] = () => Get<ProfileService>().SpeakAsync(me, "de"),
        ["ProfileService.WriteNumbersAsAsync"] = () => Get<ProfileService>().WriteNumbersAsAsync(me, "de-CH"),
        ["ProfileService.MoveToAsync"] = () => Get<ProfileService>().MoveToAsync(me, "Europe/Berlin"),
        ["ProfileService.ShowAsync"] = () => Get<ProfileService>().ShowAsync(me, Theme.Dark),
        ["ProfileService.ShowPresenceAsync"] = () => Get<ProfileService>().ShowPresenceAsync(me, false),
        ["ProfileService.UseLetterKeysAsync"] = () => Get<ProfileService>().UseLetterKeysAsync(me, false),
        ["QuickEntryService.VocabularyAsync"] = () => Get<QuickEntryService>().VocabularyAsync(me),
        ["ReportService.ViewAsync"] = () => Get<ReportService>().ViewAsync(me, new ReportQuery(ExpenseFilter.Everything, _home.Fields.Date)),
        ["TagService.ListAsync"] = () => Get<TagService>().ListAsync(me),
        ["TagService.NamesAsync"] = () => Get<TagService>().NamesAsync(me),
        ["TrashService.PageAsync"] = () => Get<TrashService>().PageAsync(me),
        ["WebhookService.ListAsync"] = () => Get<WebhookService>().ListAsync(me),
        ["WebhookService.AddAsync"] = () => Get<WebhookService>().AddAsync(me, "https://hooks.example/wren", WebhookEvents.All),
        ["UndoService.NextUndoAsync"] = () => Get<UndoService>().NextUndoAsync(me),
        ["UndoService.UndoAsync"] = () => Get<UndoService>().UndoAsync(me),
        ["UndoService.RedoAsync"] = () => Get<UndoService>().RedoAsync(me),
    };

    static Task Done(IDisposable subscription)
    {
        subscription.Dispose();
        return Task.CompletedTask;
    }

    static IEnumerable<MethodInfo> MemberMethods() => IdPositions.Services()
        .SelectMany(service => service.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
        .Where(method => method.GetParameters() is [{ ParameterType: var first }, ..] && first == typeof(Member));

    static string NameOf(MethodInfo method) => $"{method.DeclaringType!.Name}.{method.Name}";

    async Task<IReadOnlyList<string>> DumpAsync()
    {
        await using var db = await _house.Contexts.CreateDbContextAsync();
        return [.. (await db.DumpAsync()).Where(row => !SigningIn.Any(table => row.StartsWith(table, StringComparison.Ordinal)))];
    }

    T Get<T>() where T : notnull => _house.Get<T>();
}
