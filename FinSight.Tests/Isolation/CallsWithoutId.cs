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

namespace FinSight.Tests.Isolation;

/// <summary>How each service method is called that takes a member and no id.</summary>
static class CallsWithoutId
{
    public static Dictionary<string, Func<Task>> Of(TestServices house, SampleLedger home, Member me) => new()
    {
        ["ActivityService.PageAsync"] = () => house.Get<ActivityService>().PageAsync(me, new ActivityRequest()),
        ["AlertChangeFeed.Subscribe"] = () => Done(house.Get<AlertChangeFeed>().Subscribe(me, () => { })),
        ["AlertChoiceService.ReadAsync"] = () => house.Get<AlertChoiceService>().ReadAsync(me),
        ["AlertChoiceService.TellByMailAsync"] = () => house.Get<AlertChoiceService>().TellByMailAsync(me, true),
        ["AlertChoiceService.TellByPushAsync"] = () => house.Get<AlertChoiceService>().TellByPushAsync(me, true),
        ["AlertChoiceService.SendDigestAsync"] = () =>
            house.Get<AlertChoiceService>().SendDigestAsync(me, DayOfWeek.Monday),
        ["AlertChoiceService.KeepQuietAsync"] = () =>
            house.Get<AlertChoiceService>().KeepQuietAsync(me, (new(22, 0), new(7, 0))),
        ["AlertListService.ListAsync"] = () => house.Get<AlertListService>().ListAsync(me),
        ["AlertListService.UnreadAsync"] = () => house.Get<AlertListService>().UnreadAsync(me, home.Fields.Date),
        ["AlertListService.ReadAsync"] = () => house.Get<AlertListService>().ReadAsync(me, [home.Alert]),
        ["BudgetSuggestionService.ListAsync"] = () =>
            house.Get<BudgetSuggestionService>().ListAsync(me, home.Fields.Date),
        ["BudgetService.BookAsync"] = () => house.Get<BudgetService>().BookAsync(me, home.Fields.Date),
        ["BudgetService.ViewAsync"] = () => house.Get<BudgetService>().ViewAsync(me, home.Fields.Date),
        ["CategoryService.FindAsync"] = () => house.Get<CategoryService>().FindAsync(me, "Groceries"),
        ["CategoryService.ListAsync"] = () => house.Get<CategoryService>().ListAsync(me),
        ["CategoryService.AddAsync"] = () =>
            house.Get<CategoryService>().AddAsync(me, new CategoryInput("Wren", "🐤", "other")),
        ["CaptureService.PasteAsync"] = () => house.Get<CaptureService>().PasteAsync(me, "Wren CHF 4.50"),
        ["ConnectionService.ListAsync"] = () => house.Get<ConnectionService>().ListAsync(me),
        ["ConnectionService.AddAsync"] = () =>
            house.Get<ConnectionService>().AddAsync(me, ConnectionKind.Other, "Wren"),
        ["InboxChangeFeed.Subscribe"] = () => Done(house.Get<InboxChangeFeed>().Subscribe(me, _ => { })),
        ["InboxService.ViewAsync"] = () => house.Get<InboxService>().ViewAsync(me),
        ["InboxService.LatelyAsync"] = () => house.Get<InboxService>().LatelyAsync(me, 5),
        ["InboxService.JustAddedAsync"] = () => house.Get<InboxService>().JustAddedAsync(me),
        ["InboxService.CountAsync"] = () => house.Get<InboxService>().CountAsync(me),
        ["TemplateLearningService.ListAsync"] = () => house.Get<TemplateLearningService>().ListAsync(me),
        ["InboxService.SumsAsync"] = () => house.Get<InboxService>().SumsAsync(me),
        ["CurrencyChangeService.AskAsync"] = () => house.Get<CurrencyChangeService>().AskAsync(me, "EUR"),
        ["CurrencyChangeService.RunAsync"] = () => house.Get<CurrencyChangeService>().RunAsync(me, "EUR"),
        ["LedgerSettingsService.RenameAsync"] = () => house.Get<LedgerSettingsService>().RenameAsync(me, "Wren"),
        ["LedgerSettingsService.StartMonthsOnAsync"] = () =>
            house.Get<LedgerSettingsService>().StartMonthsOnAsync(me, 5),
        ["LedgerSettingsService.LetAddersCorrectAsync"] = () =>
            house.Get<LedgerSettingsService>().LetAddersCorrectAsync(me, false),
        ["DemoService.StateAsync"] = () => house.Get<DemoService>().StateAsync(me),
        ["DemoService.FillAsync"] = () => house.Get<DemoService>().FillAsync(me, home.Fields.Date, key => key),
        ["DemoService.RemoveAsync"] = () => house.Get<DemoService>().RemoveAsync(me),
        ["ExpenseExportService.WriteAsync"] = () =>
            house.Get<ExpenseExportService>()
                .WriteAsync(me, new ExpenseExportRequest(ExpenseFilter.Everything), Stream.Null, ClientInfo.Unknown),
        ["SummaryService.ViewAsync"] = () => house.Get<SummaryService>()
            .ViewAsync(me, SummaryGrouping.Month, null, null),
        ["ExpenseSearchService.ListAsync"] = () =>
            house.Get<ExpenseSearchService>().ListAsync(me, new ExpenseListRequest(ExpenseFilter.Everything), 10),
        ["LedgerChangesService.ReadAsync"] = () => house.Get<LedgerChangesService>().ReadAsync(me, 0, 10),
        ["ExpenseSearchService.PageAsync"] = () =>
            house.Get<ExpenseSearchService>().PageAsync(me, new ExpenseListRequest(ExpenseFilter.Everything)),
        ["ExpenseSearchService.BeforeAsync"] = () =>
            house.Get<ExpenseSearchService>().BeforeAsync(me, new ExpenseListRequest(ExpenseFilter.Everything)),
        ["ExpenseSearchService.TotalsAsync"] = () =>
            house.Get<ExpenseSearchService>().TotalsAsync(me, ExpenseFilter.Everything),
        ["LedgerFileService.TakeAsync"] = async () =>
        {
            await using var file = await house.Get<LedgerFileService>().TakeAsync(me, ClientInfo.Unknown);
        },
        ["LedgerSequenceReader.HasMovedAsync"] = () => house.Get<LedgerSequenceReader>().HasMovedAsync(me, 0),
        ["LedgerSequenceReader.ReadAsync"] = async () => await house.Get<LedgerSequenceReader>().ReadAsync(me),
        ["LedgerVisitService.SeenAsync"] = () => house.Get<LedgerVisitService>().SeenAsync(me),
        ["LedgerFeed.Subscribe"] = () => Done(house.Get<LedgerFeed>().Subscribe(me, _ => { })),
        ["LedgerFeed.SubscribeToSettings"] = () => Done(house.Get<LedgerFeed>().SubscribeToSettings(me, () => { })),
        ["LedgerInvitationService.MakeAsync"] = () =>
            house.Get<LedgerInvitationService>().MakeAsync(me, new(Role.Viewer, 7)),
        ["LedgerInvitationService.ListAsync"] = () => house.Get<LedgerInvitationService>().ListAsync(me),
        ["MembershipService.ListAsync"] = () => house.Get<MembershipService>().ListAsync(me, home.Fields.Date),
        ["MembershipService.LeaveAsync"] = () => house.Get<MembershipService>().LeaveAsync(me),
        ["ExpenseMoveService.TargetsAsync"] = () => house.Get<ExpenseMoveService>().TargetsAsync(me),
        ["ProfileService.RenameAsync"] = () => house.Get<ProfileService>().RenameAsync(me, "Lark"),
        ["ProfileService.SpeakAsync"] = () => house.Get<ProfileService>().SpeakAsync(me, "de"),
        ["ProfileService.WriteNumbersAsAsync"] = () => house.Get<ProfileService>().WriteNumbersAsAsync(me, "de-CH"),
        ["ProfileService.MoveToAsync"] = () => house.Get<ProfileService>().MoveToAsync(me, "Europe/Berlin"),
        ["ProfileService.ShowAsync"] = () => house.Get<ProfileService>().ShowAsync(me, Theme.Dark),
        ["ProfileService.ShowPresenceAsync"] = () => house.Get<ProfileService>().ShowPresenceAsync(me, false),
        ["ProfileService.UseLetterKeysAsync"] = () => house.Get<ProfileService>().UseLetterKeysAsync(me, false),
        ["LedgerVocabularyReader.VocabularyAsync"] = () => house.Get<LedgerVocabularyReader>().VocabularyAsync(me),
        ["ReportService.ViewAsync"] = () =>
            house.Get<ReportService>().ViewAsync(me, new ReportRequest(ExpenseFilter.Everything, home.Fields.Date)),
        ["TagService.ListAsync"] = () => house.Get<TagService>().ListAsync(me),
        ["TagService.NamesAsync"] = () => house.Get<TagService>().NamesAsync(me),
        ["TrashService.PageAsync"] = () => house.Get<TrashService>().PageAsync(me),
        ["WebhookService.ListAsync"] = () => house.Get<WebhookService>().ListAsync(me),
        ["WebhookService.AddAsync"] = () =>
            house.Get<WebhookService>().AddAsync(me, "https://hooks.example/wren", WebhookEventKinds.All),
        ["UndoService.NextUndoAsync"] = () => house.Get<UndoService>().NextUndoAsync(me),
        ["UndoService.UndoAsync"] = () => house.Get<UndoService>().UndoAsync(me),
        ["UndoService.RedoAsync"] = () => house.Get<UndoService>().RedoAsync(me),
    };

    static Task Done(IDisposable subscription)
    {
        subscription.Dispose();
        return Task.CompletedTask;
    }
}
