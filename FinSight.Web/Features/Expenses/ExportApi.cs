using FinSight.Core.Export;
using FinSight.Core.Tokens;
using FinSight.Web.Authentication;
using FinSight.Web.Features.Api;
using FinSight.Web.Features.Export;

namespace FinSight.Web.Features.Expenses;

/// <summary>Expenses as a file, for programs.</summary>
static class ExportApi
{
    static readonly ApiParameter Format = new(
        "format", "`csv` by default.", Choices: new("ExportFormat", ["csv", "jsonl", "xlsx"]));

    public static void MapExportApi(this IEndpointRouteBuilder api) =>
        api.MapGet(ApiEndpoints.Root + "/ledgers/{ledger:guid}/export", SendAsync)
            .Needs(TokenScopeKinds.Read)
            .Takes([Format, .. ExpenseListApi.Filters])
            .WithTags("Expenses").WithSummary("Expenses as a file: CSV, JSON Lines, or a workbook")
            .Produces<string>(StatusCodes.Status200OK, "text/csv", "application/jsonl", FileAddress.XlsxType)
            .ProducesProblems(400, 404);

    static async Task SendAsync(HttpContext context, Guid ledger, ExpenseExportService export, CancellationToken cancel)
    {
        var member = await context.EnterAsync(ledger);
        var asked = new ExpenseExportRequest(
            await ExpenseListApi.FilterOfAsync(context, member), ExpenseListApi.SortOf(context),
            Format.Choice(context) switch
            {
                "jsonl" => ExportFormat.JsonLines,
                "xlsx" => ExportFormat.Xlsx,
                _ => ExportFormat.Csv
            });
        ExpenseFileEndpoints.Begin(context, asked.Format);
        await export.WriteAsync(member, asked, context.Response.Body, context.Caller(), cancel);
    }
}
