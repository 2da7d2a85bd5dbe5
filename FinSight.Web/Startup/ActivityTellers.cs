using FinSight.Web.Features.Activity;
using FinSight.Web.Features.Budgets;
using FinSight.Web.Features.Categories;
using FinSight.Web.Features.Expenses;
using FinSight.Web.Features.Members;
using FinSight.Web.Features.Settings;
using FinSight.Web.Features.Tags;

namespace FinSight.Web.Startup;

static class ActivityTellers
{
    /// <summary>One for each kind of row in the log.</summary>
    public static IServiceCollection AddActivityTellers(this IServiceCollection services) => services
        .AddSingleton<ActivityTeller>()
        .AddSingleton<ChangeTeller, LedgerTeller>()
        .AddSingleton<ChangeTeller, MembershipTeller>()
        .AddSingleton<ChangeTeller, CategoryTeller>()
        .AddSingleton<ChangeTeller, TagTeller>()
        .AddSingleton<ChangeTeller, BudgetTeller>()
        .AddSingleton<ChangeTeller, ExpenseTeller>();
}
