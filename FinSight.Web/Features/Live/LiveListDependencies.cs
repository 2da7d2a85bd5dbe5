using FinSight.Core.Changes;
using FinSight.Core.Expenses;
using FinSight.Web.Components;
using Microsoft.Extensions.Localization;

namespace FinSight.Web.Features.Live;

/// <summary>What a <see cref="LiveList"/> works with, so that the page that holds one names it once.</summary>
sealed record LiveListDependencies(
    ExpenseService Expenses,
    ActivityService Activity,
    SharedReadCache Reads,
    OwnWriteTracker Own,
    Toaster Toaster,
    EventGuard Guard,
    FormJsModule Script,
    IStringLocalizer<Texts> Words,
    TimeProvider Time);
