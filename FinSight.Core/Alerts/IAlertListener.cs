using FinSight.Core.Data;
using FinSight.Core.Ledgers;

namespace FinSight.Core.Alerts;

/// <summary>Hears of alerts beyond the pages, in the transaction that raises them.</summary>
interface IAlertListener
{
    /// <summary>What it adds is saved with the alert. A quiet one is not heard.</summary>
    Task HearAsync(FinSightContext db, Member member, BudgetAlert alert, CancellationToken cancel);

    /// <summary>One that was withdrawn holds again.</summary>
    Task HearAgainAsync(FinSightContext db, Member member, BudgetAlert alert, CancellationToken cancel) =>
        Task.CompletedTask;
}
