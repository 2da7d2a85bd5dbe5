using System.Globalization;
using System.Text.Json;
using FinSight.Core.Alerts;
using FinSight.Core.Data;
using FinSight.Core.Ledgers;

namespace FinSight.Core.Webhooks;

/// <summary>Tells programs that a budget has crossed a line.</summary>
sealed class ThresholdWebhookPoster : IAlertListener
{
    static readonly JsonSerializerOptions Style = new(JsonSerializerDefaults.Web);

    public Task HearAsync(FinSightContext db, Member member, BudgetAlert alert, CancellationToken cancel) =>
        db.PostAsync(member, WebhookEventKinds.BudgetThreshold, Message(member, alert), alert.RaisedAt, cancel);

    static string Message(Member member, BudgetAlert alert) => JsonSerializer.Serialize(new
    {
        type = "budget.threshold",
        timestamp = alert.RaisedAt,
        data = new
        {
            ledger = alert.LedgerId,
            id = alert.Id,
            budget = alert.BudgetId,
            // Percent; none where it is the pace that leads beyond the limit.
            threshold = alert.Threshold == CachedBudgetPeriod.Pace ? (int?)null : alert.Threshold,
            from = alert.First,
            to = alert.Last,
            limit = Of(alert.Limit, member.Currency),
            spent = Of(alert.Spent, member.Currency),
            expense = alert.ExpenseId,
        },
    }, Style);

    static object Of(long minor, Currency currency) => new
    {
        amount = MoneyText.Editable(new Money(minor, currency), CultureInfo.InvariantCulture),
        minor,
        currency = currency.Code,
    };
}
