using FinSight.Core;
using FinSight.Core.Alerts;
using FinSight.Core.Budgets;
using FinSight.Core.Capture;
using FinSight.Core.Categories;
using FinSight.Core.Connections;
using FinSight.Core.Data;
using FinSight.Core.Expenses;
using FinSight.Core.Inbox;
using FinSight.Core.Ledgers;
using FinSight.Core.Members;
using FinSight.Core.Tokens;
using FinSight.Core.Webhooks;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Tests.Isolation;

/// <summary>A user with a ledger and with one of everything in it.</summary>
sealed record SampleLedger(
    Member Member, Category Category, ExpenseInput Fields, Guid Expense, Guid DeletedExpense, Guid Batch, Guid Tag,
    Guid Token, Guid Invitation, Guid Budget, Guid Alert)
{
    public const string Canary = "Sparrowhawk";

    /// <summary>Another ledger of the same user, where a test needs one.</summary>
    public Member? Second { get; init; }

    public Guid Webhook { get; init; }

    public Guid Connection { get; init; }

    /// <summary>A draft in the inbox.</summary>
    public Guid Waiting { get; init; }

    /// <summary>What was learned of such messages.</summary>
    public Guid Wording { get; init; }

    /// <summary>Another one, that was dismissed.</summary>
    public Guid Dismissed { get; init; }

    /// <summary>The same with an expense that this member adds, and one more in the trash.</summary>
    /// <param name="host">Who puts it there.</param>
    public static async Task<SampleLedger> SpendAsync(SampleLedger ledger, ExpenseService expenses, Member host)
    {
        var (expense, deleted) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await expenses.AddAsync(ledger.Member, expense, ledger.Fields);
        await expenses.AddAsync(ledger.Member, deleted, ledger.Fields);
        await expenses.DeleteAsync(host, deleted);
        return ledger with { Expense = expense, DeletedExpense = deleted };
    }

    public static async Task<SampleLedger> FurnishAsync(
        Member member, IDbContextFactory<FinSightContext> contexts, ExpenseService expenses)
    {
        var category = new Category(member.LedgerId, new CategoryInput(Canary, "🐦", "other"), 99);
        var token = new ApiToken(
            member.UserId, Canary, $"fst_{Guid.NewGuid()}", TokenScopeKinds.Read,
            TimeProvider.System.GetUtcNow().UtcDateTime, expiresAt: null);
        var invitation = new LedgerInvitation(
            member, $"{Guid.NewGuid()}", new(Role.Editor, 7), TimeProvider.System.GetUtcNow().UtcDateTime);
        var since = new DateOnly(2026, 11, 1);
        var budget = new Budget(
            member.LedgerId, category.Id,
            new(BudgetCycleKind.Quarter, since, null, DatedBudgetAmounts.Of(since, 50_000), false, false),
            BudgetWarningSettings.Usual,
            member.Currency);
        var period = new RolledOverPeriod(new DateRange(since, since.AddDays(60)), 50_000, 30_000, 50_000);
        var alert = new BudgetAlert(
            member.LedgerId,
            new(BudgetPlan.Of([budget], member.Currency, firstDay: 1, since: null)[0], [period], 30_000),
            50, null, false, TimeProvider.System.GetUtcNow().UtcDateTime);
        var hook = new Webhook(
            member, "https://hooks.example/lark", WebhookEventKinds.All, TimeProvider.System.GetUtcNow().UtcDateTime);
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        var connection = new Connection(member, ConnectionKind.Other, Canary, $"{Guid.NewGuid()}", now);
        var (waiting, dismissed) = (Draft(member, connection, "CHF", now), Draft(member, connection, "EUR", now));
        var wording = new LearnedTemplate(waiting, "{}", now);
        dismissed.Settle(InboxOutcome.Ignored, InboxReasonCodes.NotAPayment, null, now);
        await using (var db = await contexts.CreateDbContextAsync())
        {
            db.Connections.Add(connection);
            db.InboundEvents.AddRange(waiting, dismissed);
            db.LearnedTemplates.Add(wording);
            db.ApiTokens.Add(token);
            db.Webhooks.Add(hook);
            db.LedgerInvitations.Add(invitation);
            db.WriteAs(member).Categories.Add(category);
            db.Budgets.Add(budget);
            db.BudgetAlerts.Add(alert);
            await db.SaveChangesAsync();
        }
        var fields = new ExpenseInput(
            Canary, new Money(450, member.Currency), category.Id, new DateOnly(2026, 11, 20));
        var (expense, deleted) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await expenses.AddAsync(member, expense, fields with { Tags = [Canary, $"{Canary}s"] });
        await expenses.AddAsync(member, deleted, fields);
        await expenses.DeleteAsync(member, deleted);
        await using var log = await contexts.CreateDbContextAsync();
        var batch = await log.Changes.Where(c => c.EntityId == expense).Select(c => c.BatchId).SingleAsync();
        var tag = await log.Tags.Where(t => t.LedgerId == member.LedgerId && t.Name == Canary).Select(t => t.Id)
            .SingleAsync();
        return new SampleLedger(
            member, category, fields, expense, deleted, batch, tag, token.Id, invitation.Id, budget.Id, alert.Id)
        {
            Webhook = hook.Id,
            Connection = connection.Id,
            Waiting = waiting.Id,
            Wording = wording.Id,
            Dismissed = dismissed.Id,
        };
    }

    static InboundEvent Draft(Member member, Connection connection, string currency, DateTime now)
    {
        var draft = new InboundEvent(member, connection.Id, CapturedEvent.OfText($"{Canary} {currency} 7.20"), now);
        draft.Take(
            new EventReading(
                EventKind.Spend, 720, Currency.Of(currency), Canary, null, null, null, EventReasonCodes.KindUnclear),
            new DateOnly(2026, 11, 20));
        draft.End(InboxOutcome.Draft, EventReasonCodes.KindUnclear);
        return draft;
    }
}
