using FinSight.Core.Changes;
using FinSight.Core.Tokens;
using FinSight.Web.Features.Api;
using Microsoft.AspNetCore.Http.HttpResults;

namespace FinSight.Web.Features.Changes;

/// <summary>The log of a ledger, for programs that follow it.</summary>
static class ChangesApi
{
    public const string Path = ApiEndpoints.Root + "/ledgers/{ledger:guid}/changes";

    const int Usual = 100;

    static readonly ApiParameter Since = new(
        "since", "The last sequence that is known: `next` of the answer before; 0 for the beginning.",
        "integer", "int64")
    { Example = "0" };
    static readonly ApiParameter Limit = ApiParameters.Limit with { Range = (1, LedgerChangesService.Most) };

    public static void MapChangesApi(this IEndpointRouteBuilder api) =>
        api.MapGet(Path, ListAsync).Needs(TokenScopeKinds.Read).Takes(Since, Limit)
            .WithTags("Changes").WithSummary("What has changed since a sequence")
            .WithDescription(
                "Upserts and deletions in the order in which they happened: whoever applies them from 0 on has the " +
                "ledger as it is. 410 where the log, which is kept for two years, does not reach back so far: " +
                "`snapshot` says where to begin anew.")
            .ProducesProblems(400, 404, 410);

    static async Task<Ok<ApiChangePage>> ListAsync(
        HttpContext context, Guid ledger, LedgerChangesService changes, LoggedEntityDefinitions kinds,
        CancellationToken cancel)
    {
        var member = await context.EnterAsync(ledger);
        var page = await changes.ReadAsync(member, Since.Sequence(context) ?? 0, Limit.Number(context) ?? Usual, cancel)
            ?? throw TooOld(ledger);
        return TypedResults.Ok(new ApiChangePage(
            [.. page.Changes.Select(change => ApiChange.Of(change, kinds, member.Currency))], page.Next, page.More));
    }

    public static ApiException TooOld(Guid ledger) =>
        new(StatusCodes.Status410Gone, new BrokenApiRule(ApiRuleCodes.LogTooShort, []))
        {
            Besides = new Dictionary<string, object?>
            {
                ["snapshot"] = $"{ApiEndpoints.Root}/ledgers/{ledger}/expenses"
            },
        };
}

/// <param name="Next">What to give as `since` the next time.</param>
/// <param name="More">There is more already.</param>
sealed record ApiChangePage(IReadOnlyList<ApiChange> Data, long Next, bool More);
