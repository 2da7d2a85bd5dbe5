using FinSight.Core.Accounts;
using FinSight.Core.Alerts;
using FinSight.Core.Budgets;
using FinSight.Core.Categories;
using FinSight.Core.Changes;
using FinSight.Core.Connections;
using FinSight.Core.Doctor;
using FinSight.Core.Evidence;
using FinSight.Core.Expenses;
using FinSight.Core.Inbox;
using FinSight.Core.Ledgers;
using FinSight.Core.Links;
using FinSight.Core.Members;
using FinSight.Core.Outbox;
using FinSight.Core.Push;
using FinSight.Core.SecondFactor;
using FinSight.Core.Security;
using FinSight.Core.Sessions;
using FinSight.Core.Tags;
using FinSight.Core.Tokens;
using FinSight.Core.Webhooks;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Core.Data;

/// <summary>What the database keeps, table by table.</summary>
public abstract class FinSightContextBase : IdentityUserContext<User, Guid>
{
    private protected FinSightContextBase(DbContextOptions options) : base(options) { }

    public DbSet<Ledger> Ledgers => Set<Ledger>();

    public DbSet<Membership> Memberships => Set<Membership>();

    public DbSet<ImportedAuthor> FormerPeople => Set<ImportedAuthor>();

    public DbSet<AuthorView> PersonNames => Set<AuthorView>();

    public DbSet<LedgerVisit> LedgerVisits => Set<LedgerVisit>();

    public DbSet<LedgerInvitation> LedgerInvitations => Set<LedgerInvitation>();

    public DbSet<Category> Categories => Set<Category>();

    public DbSet<Tag> Tags => Set<Tag>();

    public DbSet<ExpenseTag> ExpenseTags => Set<ExpenseTag>();

    public DbSet<Expense> Expenses => Set<Expense>();

    public DbSet<Budget> Budgets => Set<Budget>();

    public DbSet<BudgetAlert> BudgetAlerts => Set<BudgetAlert>();

    public DbSet<AlertReadReceipt> AlertReadings => Set<AlertReadReceipt>();

    public DbSet<AlertChoice> AlertChoices => Set<AlertChoice>();

    public DbSet<QuietHours> QuietHours => Set<QuietHours>();

    public DbSet<PushBrowser> PushBrowsers => Set<PushBrowser>();

    public DbSet<VapidKeys> VapidKeys => Set<VapidKeys>();

    public DbSet<StoredDailyTotal> DailyTotals => Set<StoredDailyTotal>();

    public DbSet<StoredCategoryTotal> AllTimeTotals => Set<StoredCategoryTotal>();

    public DbSet<Change> Changes => Set<Change>();

    public DbSet<CrossLedgerBatchLink> BatchLinks => Set<CrossLedgerBatchLink>();

    public DbSet<Session> Sessions => Set<Session>();

    public DbSet<OneTimeLink> OneTimeLinks => Set<OneTimeLink>();

    public DbSet<OutboxMessage> OutboxMessages => Set<OutboxMessage>();

    public DbSet<RecoveryCode> RecoveryCodes => Set<RecoveryCode>();

    public DbSet<ApiToken> ApiTokens => Set<ApiToken>();

    public DbSet<Webhook> Webhooks => Set<Webhook>();

    public DbSet<WebhookDelivery> WebhookDeliveries => Set<WebhookDelivery>();

    public DbSet<Connection> Connections => Set<Connection>();

    public DbSet<InboundEvent> InboundEvents => Set<InboundEvent>();

    public DbSet<LearnedTemplate> LearnedTemplates => Set<LearnedTemplate>();

    public DbSet<PaymentEvidence> Evidence => Set<PaymentEvidence>();

    public DbSet<LoggedSecurityEvent> SecurityEvents => Set<LoggedSecurityEvent>();

    public DbSet<DoctorRun> DoctorRuns => Set<DoctorRun>();
}
