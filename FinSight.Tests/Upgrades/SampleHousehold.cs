using FinSight.Core.Budgets;
using FinSight.Core.Expenses;
using FinSight.Core.Security;
using FinSight.Core.Tokens;
using FinSight.Core.Webhooks;

namespace FinSight.Tests.Upgrades;

/// <summary>One of everything that people keep.</summary>
sealed record SampleHousehold(TestServices House, Guid UserId, Guid LedgerId, Guid SessionId, string Token, long Total)
{
    public static async Task<SampleHousehold> LiveInAsync(TempFolder folder, bool hasBudget)
    {
        var house = await TestServices.OpenAsync(folder);
        var mara = await house.MoveInAsync();
        var noah = await house.JoinAsync(mara, "Noah");
        var tea = await house.FieldsAsync(mara, "Tea") with { Note = "crème brûlée", Tags = ["work", "Sunday"] };
        await house.Expenses.AddAsync(mara, Guid.CreateVersion7(), tea);
        await house.Expenses.AddAsync(
            noah, Guid.CreateVersion7(), await house.FieldsAsync(noah, "Refund", minor: -120, category: "Shopping"));
        var deleted = Guid.CreateVersion7();
        await house.Expenses.AddAsync(noah, deleted, await house.FieldsAsync(noah, "By mistake", minor: 99_00));
        await house.Expenses.DeleteAsync(noah, deleted);
        if (hasBudget) await house.Get<BudgetService>().AddAsync(
            mara, new(tea.CategoryId, new(200_00, mara.Currency), BudgetCycle.Month), new DateOnly(2026, 11, 20));
        var me = await house.SignInAsync(mara);
        var token = await house.Get<ApiTokenService>().CreateAsync(
            mara.UserId, "Phone", TokenScopes.Add, null, TokenLedgerScope.All, Caller.Unknown, default);
        await house.Get<WebhookService>().AddAsync(mara, "https://example.org/hook", WebhookEvents.All);
        return new SampleHousehold(house, mara.UserId, mara.LedgerId, me.SessionId, token, 4_50 - 1_20);
    }
}
