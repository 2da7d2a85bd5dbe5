using System.Security.Claims;
using FinSight.Core;
using FinSight.Core.Accounts;
using FinSight.Core.Changes;
using FinSight.Core.Inbox;
using FinSight.Core.Ledgers;
using FinSight.Web.Authentication;
using FinSight.Web.Components;
using FinSight.Web.Features.Inbox;
using FinSight.Web.Features.Ledgers;
using FinSight.Web.Hosting;
using Microsoft.Extensions.Localization;

namespace FinSight.Web.Features.QuickEntry;

/// <summary>The last payments that came by themselves, for the page that needs no circuit.</summary>
static class QuickRecentCapturesApi
{
    const int Most = 5;

    public static void MapQuickCaptured(this IEndpointRouteBuilder app) =>
        app.MapGet("/q/captured", ReadAsync).WithMetadata(BareErrorsMetadata.Mark);

    /// <param name="Waiting">What is said of the drafts that wait; null where there are none.</param>
    /// <param name="Inbox">Where they wait.</param>
    sealed record Captured(IReadOnlyList<Line> Lines, string? Waiting, string Inbox);

    /// <param name="From">Its connection, and when it came.</param>
    sealed record Line(Guid Id, string What, string? Amount, string From);

    static async Task<IResult> ReadAsync(
        HttpContext context, Guid? ledger, ClaimsPrincipal principal, PersonReader people, LedgerAccessService access,
        InboxService inbox, IStringLocalizer<Texts> texts, TimeProvider time, CancellationToken cancel)
    {
        context.Response.Headers.CacheControl = "no-store";
        var userId = principal.UserId()!.Value;
        try
        {
            var person = await people.FindAsync(userId, cancel);
            var member = ledger is { } id
                ? await access.EnterAsync(userId, id, Source.Quick, cancel)
                : await access.EnterLastAsync(userId, Source.Quick, cancel);
            var (here, count) = (new LedgerContext(person, member), await inbox.CountAsync(member, cancel));
            return Results.Ok(new Captured(
                [.. (await inbox.LatelyAsync(member, Most, cancel)).Select(entry => new Line(
                    entry.Id, entry.ExpenseTitle!, InboxText.Amount(entry, here),
                    $"{entry.From} · {RelativeTimeFormatter.Of(entry.ReceivedAt, person, time, texts)}"))],
                count == 0 ? null : (count == 1 ? texts["1 waits"] : texts["{0} wait", count]).Value,
                here.To("/inbox")));
        }
        catch (NotFoundException)
        {
            return Results.NotFound();
        }
    }
}
