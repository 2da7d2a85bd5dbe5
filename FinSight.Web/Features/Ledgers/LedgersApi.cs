using FinSight.Core.Accounts;
using FinSight.Core.Ledgers;
using FinSight.Core.Members;
using FinSight.Core.Tokens;
using FinSight.Web.Authentication;
using FinSight.Web.Features.Api;
using Microsoft.AspNetCore.Http.HttpResults;

namespace FinSight.Web.Features.Ledgers;

/// <summary>The ledgers that a token may enter, and their settings.</summary>
static class LedgersApi
{
    public const string Path = ApiEndpoints.Root + "/ledgers";

    public static void MapLedgersApi(this IEndpointRouteBuilder api)
    {
        api.MapGet(Path, ListAsync).Needs(TokenScopeKinds.Read)
            .WithTags("Ledgers").WithSummary("The ledgers that the token may enter").ProducesProblems();
        api.MapGet(Path + "/{ledger:guid}", GetAsync).Needs(TokenScopeKinds.Read)
            .WithTags("Ledgers").WithSummary("One ledger, its settings and its members").ProducesProblems(404);
    }

    static async Task<Ok<ApiLedgerList>> ListAsync(
        HttpContext context, LedgerAccessService access, CancellationToken cancel) =>
        TypedResults.Ok(
            new ApiLedgerList([.. (await access.PlacesOfAsync(context.Bearer(), cancel)).Select(ApiLedger.Of)]));

    static async Task<Ok<ApiLedgerDetail>> GetAsync(
        HttpContext context, Guid ledger, LedgerAccessService access, MembershipService members, PersonReader people,
        TimeProvider time, CancellationToken cancel)
    {
        var member = await context.EnterAsync(ledger);
        var place = (await access.PlacesOfAsync(context.Bearer(), cancel)).First(
            place => place.Member.LedgerId == ledger);
        var person = await people.FindAsync(member.UserId, cancel);
        var view = await members.ListAsync(member, person.Today(time), cancel);
        var one = ApiLedger.Of(place);
        return TypedResults.Ok(new ApiLedgerDetail(
            one.Id, one.Name, one.Currency, one.FirstDay, one.Role, one.Archived, person.Zone.Id, person.Today(time),
            [.. view.Members.Select(row => new ApiMember(row.UserId, row.Name, ApiFieldNames.Of(row.Role)))],
            view.Sequence));
    }
}

sealed record ApiLedgerList(IReadOnlyList<ApiLedger> Data);

/// <param name="FirstDay">The day of the month on which its months start, in a shorter month its last; 32 for
/// the last Monday to Friday.</param>
/// <param name="Role">Of the token's user: viewer, adder, editor or owner.</param>
/// <param name="Archived">It can only be read.</param>
sealed record ApiLedger(Guid Id, string Name, ApiCurrency Currency, int FirstDay, string Role, bool Archived)
{
    public static ApiLedger Of(TokenLedger place) => new(
        place.Member.LedgerId, place.Member.LedgerName, new(place.Member.Currency.Code, place.Member.Currency.Exponent),
        place.Member.FirstDay, ApiFieldNames.Of(place.Role), place.Member.IsArchived);
}

/// <param name="Decimals">How many an amount has: 0, 2 or 3.</param>
sealed record ApiCurrency(string Code, int Decimals);

/// <inheritdoc cref="ApiLedger" />
/// <param name="TimeZone">Of the token's user.</param>
/// <param name="Today">There.</param>
/// <param name="Sequence">Its last change.</param>
sealed record ApiLedgerDetail(
    Guid Id, string Name, ApiCurrency Currency, int FirstDay, string Role, bool Archived, string TimeZone,
    DateOnly Today, IReadOnlyList<ApiMember> Members, long Sequence);

sealed record ApiMember(Guid Id, string Name, string Role);
