using FinSight.Core.Changes;
using FinSight.Web.Components.Layout;
using Microsoft.Extensions.Localization;

namespace FinSight.Web.Features.Live;

/// <summary>Tells what has just been done to a row, and by whom.</summary>
static class RowNewsText
{
    public static string Tell(RecentChange last, Visit visit, IStringLocalizer texts) => (last.Touch, last.UserId == visit.Person.Id) switch
    {
        (Touch.Added, true) => texts["added just now"],
        (Touch.Added, false) => texts["{0} added this just now", last.By ?? ""],
        (Touch.Deleted, true) => texts["deleted just now"],
        (Touch.Deleted, false) => texts["{0} deleted this just now", last.By ?? ""],
        (_, true) => texts["changed just now"],
        _ => texts["{0} changed this just now", last.By ?? ""],
    };
}
