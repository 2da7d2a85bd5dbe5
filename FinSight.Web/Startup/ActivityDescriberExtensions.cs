using FinSight.Web.Features.Activity;
using FinSight.Web.Features.Budgets;
using FinSight.Web.Features.Categories;
using FinSight.Web.Features.Expenses;
using FinSight.Web.Features.Members;
using FinSight.Web.Features.Settings;
using FinSight.Web.Features.Tags;

namespace FinSight.Web.Startup;

static class ActivityDescriberExtensions
{
    /// <summary>One for each kind of row in the log.</summary>
    public static IServiceCollection AddActivityTellers(this IServiceCollection services) => services
        .AddSingleton<ActivityDescriber>()
        .AddSingleton<ChangeDescriberBase, LedgerChangeDescriber>()
        .AddSingleton<ChangeDescriberBase, MembershipChangeDescriber>()
        .AddSingleton<ChangeDescriberBase, CategoryChangeDescriber>()
        .AddSingleton<ChangeDescriberBase, TagChangeDescriber>()
        .AddSingleton<ChangeDescriberBase, BudgetChangeDescriber>()
        .AddSingleton<ChangeDescriberBase, ExpenseChangeDescriber>();
}
