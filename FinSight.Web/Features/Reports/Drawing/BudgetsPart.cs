using FinSight.Core.Reports;
using PdfSharp.Drawing;
using PdfSharp.Pdf;

namespace FinSight.Web.Features.Reports.Drawing;

/// <summary>What was spent of each budget, and what is left of it or over.</summary>
static class BudgetsPart
{
    const double BarWidth = 90, NearlyAll = 0.8;

    public static PdfPage? Draw(Sheet sheet, ReportDocumentModel report, string name)
    {
        var budgets = report.View.Budgets;
        if (budgets.Count == 0) return null;
        var page = SectionHeadingPart.Draw(sheet, name, Table.HeadHeight + 40);
        var table = new Table(sheet,
        [
            new(report.T["Budget"], 0), new("", BarWidth),
            new(report.T["Spent"], Widest(budgets.Select(b => report.Money(b.Spent)), report.T["Spent"]), true),
            new(report.T["of"], Widest(budgets.Select(b => report.Money(b.Limit)), report.T["of"]), true),
            new("", Widest(budgets.Select(b => Left(report, b)), ""), true),
        ]);
        table.Head();
        foreach (var budget in budgets)
            table.Row(
            [
                new(
                    budget.Category ?? report.T["The whole ledger"], TextStyle.Strong,
                    Below: budget.Days == report.View.Days ? null : PeriodText.Of(budget.Days, report.FirstDay)),
                new("", TextStyle.Body), new(report.Money(budget.Spent), TextStyle.Body),
                new(report.Money(budget.Limit), TextStyle.Quiet),
                new(Left(report, budget), TextStyle.Strong with { Color = Color(budget, whole: ReportColours.Well) }),
            ], draw: (place, middle) => Bar(sheet, budget, place(1).X, place(1).Width, middle));
        sheet.Y += 22;
        return page;
    }

    static void Bar(Sheet sheet, ReportBudget budget, double x, double width, double middle)
    {
        sheet.Box(ReportColours.Sunken, x, middle - 2.5, width, 5);
        var part = budget.Limit > 0 ? (double)budget.Spent / budget.Limit : budget.Spent > 0 ? 1 : 0;
        sheet.Box(Color(budget, whole: ReportColours.Accent), x, middle - 2.5, width * Math.Clamp(part, 0, 1), 5);
    }

    static XColor Color(ReportBudget budget, XColor whole) => budget.Left < 0 ? ReportColours.Over
        : budget.Limit > 0 && (double)budget.Spent / budget.Limit >= NearlyAll ? ReportColours.Near : whole;

    static string Left(ReportDocumentModel report, ReportBudget budget) => budget.Left < 0
        ? report.T["{0} over", report.Money(-budget.Left)] : report.T["{0} left", report.Money(budget.Left)];

    static double Widest(IEnumerable<string> texts, string head) => CategoriesPart.Widest(texts, head);
}
