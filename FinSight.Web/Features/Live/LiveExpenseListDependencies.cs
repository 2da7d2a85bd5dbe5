using FinSight.Core.Changes;
using FinSight.Core.Expenses;
using FinSight.Web.Components;
using Microsoft.Extensions.Localization;

namespace FinSight.Web.Features.Live;

/// <summary>
/// What a <see cref="LiveExpenseListState"/> works with, so that the page that holds one names it once.
/// </summary>
sealed record LiveExpenseListDependencies(
    ExpenseService Expenses,
    ActivityService Activity,
    SharedReadCache Reads,
    OwnWriteTracker Own,
    ToastService Toaster,
    EventErrorHandler Guard,
    FormJsModule Script,
    IStringLocalizer<Texts> Words,
    TimeProvider Time);
