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
using FinSight.Core.Doctor;
using FinSight.Core.Evidence;
using FinSight.Core.Expenses;
using FinSight.Core.Export;
using FinSight.Core.Inbox;
using FinSight.Core.Ledgers;
using FinSight.Core.Members;
using FinSight.Core.Moves;
using FinSight.Core.Outbox;
using FinSight.Core.Profile;
using FinSight.Core.QuickEntry;
using FinSight.Core.Reports;
using FinSight.Core.Settings;
using FinSight.Core.Tags;
using FinSight.Core.Upgrades;
using FinSight.Core.Webhooks;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace FinSight.Core;

public static class CoreServiceExtensions
{
    /// <summary>All services of the domain, on the database in the data folder, or on that of the settings.</summary>
    public static IServiceCollection AddFinSightCore(
        this IServiceCollection services, DataFolder folder, DatabaseSettings? database = null) => services
        .AddBackup()
        .AddFinSightData(folder, database ?? DatabaseSettings.File)
        .AddSingleton<LoggedEntityDefinition, LedgerLogDefinition>()
        .AddSingleton<LoggedEntityDefinition, MembershipLogDefinition>()
        .AddSingleton<LoggedEntityDefinition, CategoryLogDefinition>()
        .AddSingleton<LoggedEntityDefinition, TagLogDefinition>()
        .AddSingleton<LoggedEntityDefinition, ExpenseLogDefinition>()
        .AddSingleton<LoggedEntityDefinition, BudgetLogDefinition>()
        .AddSingleton<IBeforeCommitObserver, AlertRaiser>()
        .AddSingleton<SpentCache>()
        .AddSingleton<IBeforeCommitObserver>(services => services.GetRequiredService<SpentCache>())
        .AddSingleton<IAlertListener, ThresholdWebhookPoster>()
        .AddSingleton<IAlertListener, AlertMessagePoster>()
        .AddSingleton<AlertChangeFeed>()
        .AddSingleton<AlertListService>()
        .AddSingleton<AlertChoiceService>()
        .AddSingleton<AlertDeliveryReader>()
        .AddSingleton<DigestService>()
        .AddSingleton<OutboxSignal>()
        .AddSingleton<PersonReader>()
        .AddSingleton<LedgerAccessService>()
        .AddSingleton<LedgerVisitService>()
        .AddSingleton<LedgerListService>()
        .AddSingleton<LedgerSequenceReader>()
        .AddSingleton<LedgerSettingsService>()
        .AddSingleton<LedgerCreationService>()
        .AddSingleton<LedgerArchiveService>()
        .AddSingleton<CurrencyChangeService>()
        .AddSingleton<ProfileService>()
        .AddSingleton<MembershipService>()
        .AddSingleton<DemoService>()
        .AddSingleton<UndoService>()
        .AddSingleton<ActivityService>()
        .AddSingleton<RowHistoryService>()
        .AddSingleton<LedgerChangesService>()
        .AddSingleton<CategoryService>()
        .AddSingleton<ExpenseService>()
        .AddSingleton<ExpenseSearchService>()
        .AddSingleton<ExpenseOnceService>()
        .AddSingleton<ExpenseBatchService>()
        .AddSingleton<ExpenseBulkService>()
        .AddSingleton<ExpenseHistoryService>()
        .AddSingleton<TrashService>()
        .AddSingleton<ExpenseMoveService>()
        .AddSingleton<TagService>()
        .AddSingleton<BudgetService>()
        .AddSingleton<BudgetSuggestionService>()
        .AddSingleton<DashboardService>()
        .AddSingleton<SummaryService>()
        .AddSingleton<WebhookSignal>()
        .AddSingleton<WebhookService>()
        .AddSingleton<WebhookDeliveryStore>()
        .AddSingleton<ConnectionService>()
        .AddSingleton<ConnectionAuthenticator>()
        .AddSingleton<InboxChangeFeed>()
        .AddSingleton<CaptureContextCache>()
        .AddSingleton<CaptureService>()
        .AddSingleton<InboxService>()
        .AddSingleton<RefundListService>()
        .AddSingleton<TemplateLearningService>()
        .AddSingleton<LedgerVocabularyReader>()
        .AddSingleton<OfflineQuickEntryAdder>()
        .AddSingleton<ExpenseExportService>()
        .AddSingleton<ReportService>()
        .AddSingleton<DatabaseCheckup>()
        .AddSingleton<DoctorRunStore>();

    static IServiceCollection AddBackup(this IServiceCollection services)
    {
        services.TryAddSingleton(new BackupSettings());
        return services.AddSingleton<BackupService>().AddSingleton<BackupStore>().AddSingleton<BackupSchedule>()
            .AddSingleton<RestoreService>()
            .AddSingleton<ReplacedFolders>()
            .AddSingleton<DowngradeRunner>().AddSingleton<UpgradeRunner>();
    }
}
