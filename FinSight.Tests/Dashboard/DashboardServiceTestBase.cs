using FinSight.Core.Dashboard;
using FinSight.Core.Ledgers;

namespace FinSight.Tests.Dashboard;

/// <summary>What Mara's ledger looks like at a glance.</summary>
public abstract class DashboardServiceTestBase : ServiceTestBase
{
    private protected static readonly DateOnly Today = new(2026, 11, 23);
    private protected static readonly Month November = new(2026, 11);

    private protected async Task AddAsync(long minor, string date, string category = "Groceries", Member? by = null)
    {
        var member = by ?? Mara;
        await House.Expenses.AddAsync(
            member, Guid.CreateVersion7(), await House.FieldsAsync(member, "Something", minor, category, date));
    }

    private protected Task AddAsync(long minor, DateOnly date) => AddAsync(minor, $"{date:O}");

    private protected Task<DashboardView> ViewAsync(Month? month, DateOnly? today = null, Member? by = null) =>
        House.Get<DashboardService>().ViewAsync(by ?? Mara, new DashboardRequest(month, today ?? Today));

    private protected static DateOnly Day(string text) => DateOnly.Parse(text, null);

    private protected static Month Read(string text) =>
        Month.TryParse(text, out var month) ? month : throw new FormatException(text);
}
