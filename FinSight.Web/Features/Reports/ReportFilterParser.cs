using FinSight.Core;
using FinSight.Core.Expenses;
using FinSight.Core.Ledgers;

namespace FinSight.Web.Features.Reports;

/// <summary>The filter of a report, out of its address.</summary>
static class ReportFilterParser
{
    /// <param name="asked">Null for this month.</param>
    public static ParsedFilter Read(string? asked, FilterTextParser text, Member member, DateOnly today)
    {
        if (asked is not null) return text.Parse(text.FromAddress(asked));
        var days = ReportPeriods.ThisMonth(today, member.FirstDay);
        return new ParsedFilter(new ExpenseFilter { From = days.First, To = days.Last }, []);
    }
}
