using System.Globalization;
using System.Security.Claims;
using FinSight.Core;
using FinSight.Core.Accounts;
using FinSight.Core.Capture;
using FinSight.Core.Capture.Bills;
using FinSight.Core.Changes;
using FinSight.Core.Ledgers;
using FinSight.Web.Authentication;
using FinSight.Web.Features.Bills;
using FinSight.Web.Hosting;
using FinSight.Web.RateLimits;
using Microsoft.Extensions.Localization;

namespace FinSight.Web.Features.QuickEntry;

/// <summary>
/// Makes a line of quick entry of a message that was pasted or shared, such as a bank's, or of the code on a bill. It
/// adds nothing: the person looks at the line first.
/// </summary>
static class QuickPastedTextApi
{
    const int LargestMessage = 16 * 1024;

    public static void MapQuickRead(this IEndpointRouteBuilder app) =>
        app.MapPost("/q/read", ReadAsync)
            .WithMetadata(BareErrorsMetadata.Mark, new BodySizeLimitMetadata(LargestMessage))
            .RequireRateLimiting(RateLimitExtensions.QuickEntry);

    /// <param name="IsCode">It was scanned: of a bill, or of nothing that is known.</param>
    sealed record Message(string? User, Guid? Ledger, string? Title, string? Text, bool IsCode = false);

    /// <param name="Line">To be looked at and sent; null where there is none.</param>
    /// <param name="Said">What is missing, or why it is no payment.</param>
    sealed record Answer(string? Line, string? Said);

    static async Task<IResult> ReadAsync(
        HttpContext context, Message message, ClaimsPrincipal principal, PersonReader people,
        LedgerAccessService access, IStringLocalizer<Texts> texts, TimeProvider time, CancellationToken cancel)
    {
        context.Response.Headers.CacheControl = "no-store";
        var userId = principal.UserId()!.Value;
        if (message.User != UserStorageKey.Of(userId))
            return Results.Problem(statusCode: StatusCodes.Status409Conflict);
        var person = await people.FindAsync(userId, cancel);
        try
        {
            var member = message.Ledger is { } id
                ? await access.EnterAsync(userId, id, Source.Quick, cancel) : await access.EnterLastAsync(
                    userId, Source.Quick, cancel);
            return Results.Ok(
                QrBillParser.Read(message.Text) is { } bill ? Of(bill, member.Currency, person.Culture, texts)
                : message.IsCode ? new Answer(null, texts["This is not the code of a bill."])
                : Of(message, member.Currency, person, person.Today(time), texts));
        }
        catch (NotFoundException)
        {
            return context.ProblemOf(new RuleException(PageRuleCodes.LedgerGone), StatusCodes.Status400BadRequest);
        }
    }

    static Answer Of(QrBillDetails bill, Currency currency, CultureInfo culture, IStringLocalizer<Texts> texts)
    {
        var title = Title(bill.Creditor);
        var line = bill.Minor is { } minor && bill.Currency == currency
            ? $"{title} {MoneyText.Editable(new(minor, currency), culture)}"
            : title;
        return new(line, QrBillText.Of(bill, currency, culture, texts));
    }

    static Answer Of(Message message, Currency currency, Person person, DateOnly today, IStringLocalizer<Texts> texts)
    {
        var fields = new Dictionary<string, string>
        {
            [EventFieldNames.Title] = message.Title ?? "",
            [EventFieldNames.Text] = message.Text ?? ""
        };
        var reading = CapturedEventReader.Read(new(message.Text ?? "", fields), new(currency, today, [], person.Zone));
        if (reading.Outcome == ReadingOutcome.Ignore) return new(null, texts["This message tells of no payment."]);
        var title = Title(reading.Merchant ?? texts["Card payment"]);
        if (reading is not { Minor: { } minor and not 0, Currency: { } own })
            return new(
                reading.Merchant is null ? null : title, texts["No amount is sure in this message. Type it yourself."]);
        if (own != currency) return new(title, Foreign(new Money(minor, own), own, person.Culture, texts));
        var line = $"{title} {MoneyText.Editable(new(minor, own), person.Culture)}";
        if (reading.Date is { } date && date != today)
            line += date.ToString(" yyyy-MM-dd", CultureInfo.InvariantCulture);
        return new(
            line,
            reading.Outcome == ReadingOutcome.Draft ? texts["Check this one: the message is not clear."].Value : null);
    }

    static string Foreign(Money? amount, Currency currency, CultureInfo culture, IStringLocalizer<Texts> texts) =>
        texts["It is in another currency: {0}. Type what it cost you.", amount is { } money ? MoneyText.FormatWithCode(
            money, culture) : currency.Code];

    /// <summary>In quotation marks where quick entry would read something else in it.</summary>
    static string Title(string title)
    {
        var plain = title.Replace('"', '\'');
        return plain.All(c => char.IsLetter(c) || c is ' ' or '\'' or '.' or '-') ? plain : $"\"{plain}\"";
    }
}
