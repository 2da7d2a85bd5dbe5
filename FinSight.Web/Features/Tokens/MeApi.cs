using FinSight.Core.Accounts;
using FinSight.Core.Tokens;
using FinSight.Web.Authentication;
using FinSight.Web.Hosting;

namespace FinSight.Web.Features.Tokens;

/// <summary>Whom a token belongs to and what it may do: the first thing that a program asks.</summary>
static class MeApi
{
    public static void MapMe(this IEndpointRouteBuilder app) =>
        app.MapGet("/api/me", MeAsync).RequireScope(TokenScopes.Read).WithMetadata(BareErrors.Mark);

    /// <param name="Name">As others see it.</param>
    /// <param name="Language">ISO 639.</param>
    /// <param name="Culture">Of numbers and dates, such as <c>de-CH</c>.</param>
    /// <param name="TimeZone">IANA.</param>
    sealed record Me(Guid Id, string Name, string Language, string Culture, string TimeZone, Token Token);

    sealed record Token(string Name, IEnumerable<string> Scopes, DateTime? ExpiresAt);

    static async Task<IResult> MeAsync(HttpContext context, People people, CancellationToken cancel)
    {
        var bearer = context.Bearer();
        var person = await people.FindAsync(bearer.UserId, cancel);
        context.Response.Headers.CacheControl = "no-store";
        return Results.Ok(new Me(
            person.Id, person.Name, person.Language, person.Culture.Name, person.Zone.Id,
            new Token(bearer.Name, context.User.FindAll(TokenAuthentication.ScopeClaim).Select(claim => claim.Value), bearer.ExpiresAt)));
    }
}
