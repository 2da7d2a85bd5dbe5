using FinSight.Core;
using FinSight.Core.Accounts;
using FinSight.Core.Changes;
using FinSight.Core.Expenses;
using FinSight.Core.Ledgers;
using FinSight.Core.Tokens;
using FinSight.Web.Authentication;
using FinSight.Web.Features.Api;
using FinSight.Web.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;

namespace FinSight.Web.Features.Tokens;

/// <summary>Whom a token belongs to and what it may do: the first thing that a program asks.</summary>
static class MeApi
{
    public static void MapMeApi(this IEndpointRouteBuilder api)
    {
        // From before there were versions; whoever asks there goes on doing so.
        api.MapGet("/api/me", FirstMeAsync).RequireScope(TokenScopeKinds.Read).WithMetadata(BareErrorsMetadata.Mark)
            .ExcludeFromDescription();
        api.MapGet(ApiEndpoints.Root + "/me", MeAsync).Needs(TokenScopeKinds.None)
            .WithTags("Me").WithSummary("Whose token it is, what it may do and where").ProducesProblems();
    }

    static async Task<Ok<ApiMe>> MeAsync(
        HttpContext context, PersonReader people, LedgerAccessService access, LedgerSequenceReader sequences,
        CancellationToken cancel)
    {
        var bearer = context.Bearer();
        var person = await people.FindAsync(bearer.UserId, cancel);
        var ledgers = new List<ApiPlace>();
        foreach (var place in await access.PlacesOfAsync(bearer, cancel))
            ledgers.Add(new(
                place.Member.LedgerId, place.Member.LedgerName, place.Member.Currency.Code,
                ApiFieldNames.Of(place.Role), await sequences.ReadAsync(place.Member, cancel)));
        return TypedResults.Ok(new ApiMe(
            new(person.Id, person.Name, person.Language, person.Culture.Name, person.Zone.Id),
            new(bearer.TokenId, bearer.Name, Words(bearer.Scopes), bearer.ExpiresAt), ledgers,
            new(ExpenseBatchService.Most, ApiParameters.Limit.Range!.Value.Most),
            new("FinSight", AppInfo.Version)));
    }

    static IReadOnlyList<string> Words(TokenScopeKinds scopes) =>
        [.. Enum.GetValues<TokenScopeKinds>().Where(scope => scope != TokenScopeKinds.None && scopes.HasFlag(scope))
            .Select(scope => scope.Word())];

    static async Task<Ok<FirstMe>> FirstMeAsync(HttpContext context, PersonReader people, CancellationToken cancel)
    {
        var bearer = context.Bearer();
        var person = await people.FindAsync(bearer.UserId, cancel);
        return TypedResults.Ok(new FirstMe(
            person.Id, person.Name, person.Language, person.Culture.Name, person.Zone.Id,
            new FirstToken(bearer.Name, Words(bearer.Scopes), bearer.ExpiresAt)));
    }

    sealed record FirstMe(Guid Id, string Name, string Language, string Culture, string TimeZone, FirstToken Token);

    sealed record FirstToken(string Name, IReadOnlyList<string> Scopes, DateTime? ExpiresAt);
}

/// <param name="Ledgers">Those that the token may enter.</param>
sealed record ApiMe(
    ApiUser User, ApiTokenInfo Token, IReadOnlyList<ApiPlace> Ledgers, ApiLimitInfo Limits, ApiServer Server);

/// <param name="Name">As others see it.</param>
/// <param name="Language">ISO 639.</param>
/// <param name="Culture">Of numbers and dates, such as <c>de-CH</c>.</param>
/// <param name="TimeZone">IANA.</param>
sealed record ApiUser(Guid Id, string Name, string Language, string Culture, string TimeZone);

/// <param name="Scopes">Of read, add and write.</param>
/// <param name="ExpiresAt">UTC; null where it is good until it is revoked.</param>
sealed record ApiTokenInfo(Guid Id, string Name, IReadOnlyList<string> Scopes, DateTime? ExpiresAt);

/// <param name="Currency">ISO 4217.</param>
/// <param name="Role">Of the token's user: viewer, adder, editor or owner.</param>
/// <param name="Sequence">The last change.</param>
sealed record ApiPlace(Guid Id, string Name, string Currency, string Role, long Sequence);

/// <param name="Operations">In one batch.</param>
/// <param name="Rows">On one page.</param>
sealed record ApiLimitInfo(int Operations, int Rows);

sealed record ApiServer(string Name, string Version);
