using FinSight.Core;
using FinSight.Core.Dashboard;
using FinSight.Core.Tokens;
using FinSight.Web.Features.Api;
using Microsoft.AspNetCore.Http.HttpResults;

namespace FinSight.Web.Features.Dashboard;

/// <summary>Totals for programs, in whole numbers.</summary>
static class SummaryApi
{
    static readonly ApiParameter By = new(
        "by", "How to divide it; by month if it is not given.",
        Choices: new("SummaryBy", [.. Enum.GetValues<SummaryGrouping>().Select(by => ApiFieldNames.Of(by))]));

    public static void MapSummaryApi(this IEndpointRouteBuilder api) =>
        api.MapGet(ApiEndpoints.Root + "/ledgers/{ledger:guid}/summary", ViewAsync).Needs(TokenScopeKinds.Read)
            .Takes(By, ApiParameters.From, ApiParameters.To)
            .WithTags("Summary").WithSummary("What expenses come to by month, category, tag or member")
            .WithDescription(
                "Of all time, or of the days from `from` to `to`. What carries several tags counts with each of " +
                "them; the total counts each expense once.")
            .ProducesProblems(400, 404);

    static async Task<Ok<ApiSummary>> ViewAsync(
        HttpContext context, Guid ledger, SummaryService summaries, CancellationToken cancel)
    {
        var member = await context.EnterAsync(ledger);
        var by = Enum.Parse<SummaryGrouping>(By.Choice(context) ?? nameof(SummaryGrouping.Month), ignoreCase: true);
        var (from, to) = (ApiParameters.From.Day(context), ApiParameters.To.Day(context));
        if (from > to) throw ApiException.BadParameter(ApiParameters.From.Name, Rules.Filter.NoSuchDays);
        var view = await summaries.ViewAsync(member, by, from, to, cancel);
        return TypedResults.Ok(new ApiSummary(
            ApiFieldNames.Of(by), from, to,
            [.. view.Rows.Select(
                row => new ApiSummaryRow(row.Id, row.Name, row.Count, ApiMoney.Of(row.Amount, member.Currency)))],
            new(view.Count, ApiMoney.Of(view.Amount, member.Currency)), view.Sequence));
    }
}

/// <param name="Total">Of all expenses, each once.</param>
sealed record ApiSummary(
    string By, DateOnly? From, DateOnly? To, IReadOnlyList<ApiSummaryRow> Data, ApiSum Total, long Sequence);

/// <param name="Id">Of the category, tag or member; null for a month.</param>
/// <param name="Name">Of a month such as 2026-10, by the calendar month in which it begins.</param>
sealed record ApiSummaryRow(Guid? Id, string? Name, long Count, ApiMoney Amount);

sealed record ApiSum(long Count, ApiMoney Amount);
