using FinSight.Core.Alerts;
using FinSight.Core.Budgets;
using FinSight.Core.Changes;
using FinSight.Core.Expenses;
using FinSight.Core.Ledgers;
using FinSight.Tests.Outbox;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Tests.Alerts;

/// <summary>
/// A budget of 100 for groceries, and Mara, who wants to hear of it by e-mail at an address that is hers.
/// </summary>
public abstract class AlertPostTestBase : OutboxTestBase
{
    protected const string Address = "mara@example.org";

    private protected AlertChoiceService Choices => House.Get<AlertChoiceService>();

    private protected AlertDeliveryReader News => House.Get<AlertDeliveryReader>();

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await HaveAddressAsync(Mara, Address);
        await Choices.TellByMailAsync(Mara, true);
        await House.Get<BudgetService>().AddAsync(
            Mara, new((await House.CategoryAsync(Mara)).Id, new Money(10_000, Mara.Currency), BudgetCycleKind.Month)
            {
                Warnings = BudgetWarningSettings.Usual with { OfPace = false },
            }, new(2026, 11, 23));
    }

    private protected async Task<WriteResult<ExpenseRow>> SpendAsync(long minor, string title = "Cheese") =>
        await House.Expenses.AddAsync(
            Mara, Guid.CreateVersion7(), await House.FieldsAsync(Mara, title, minor, date: "2026-11-23"));

    private protected Task<int> HaveAddressAsync(Member member, string address) => ReadAsync(async db =>
    {
        (await db.Users.SingleAsync(user => user.Id == member.UserId)).ReachAt(address);
        return await db.SaveChangesAsync();
    });
}
