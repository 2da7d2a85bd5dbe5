using System.Globalization;
using System.Security.Claims;
using FinSight.Core;
using FinSight.Core.Accounts;
using FinSight.Core.Budgets;
using FinSight.Core.Categories;
using FinSight.Core.Changes;
using FinSight.Core.Data;
using FinSight.Core.Expenses;
using FinSight.Core.Ledgers;
using FinSight.Core.QuickEntry;
using FinSight.Web.Authentication;
using FinSight.Web.Components;
using FinSight.Web.Features.Budgets;
using FinSight.Web.Features.Evidence;
using FinSight.Web.Features.Ledgers;
using FinSight.Web.Hosting;
using FinSight.Web.RateLimits;
using FinSight.Web.RequestSecurity;
using Microsoft.Extensions.Localization;

namespace FinSight.Web.Features.QuickEntry;

/// <summary>The page that needs no circuit, and what its script asks of the server.</summary>
static class QuickPageApi
{
    /// <summary>Bytes: a line of 500 characters and a note of 1000, each escaped, and the rest.</summary>
    const int LargestEntry = 16 * 1024;

    public static void MapQuickPage(this IEndpointRouteBuilder app)
    {
        var shell =
            app.MapGroup("").AllowAnonymous().WithMetadata(CookielessEndpointMetadata.Mark, BareErrorsMetadata.Mark);
        shell.MapGet("/q", (HttpContext context, QuickShellEndpoints shell) => shell.Page(context))
            .WithMetadata(OpensCameraAttribute.Mark);
        shell.MapGet(
            "/q/{version}/{name}", (HttpContext context, QuickShellEndpoints shell, string version, string name) =>
            shell.File(context, version, name));
        // Until the worker is there to take what is shared: it is none of the server's business, and is not read.
        shell.MapPost(OriginGuard.Shared, () => Results.Redirect("/q#unread")).DisableAntiforgery();
        shell.MapGet("/sw.js", (HttpContext context, QuickShellEndpoints shell) => shell.Worker(context));

        var mine = app.MapGroup("/q").WithMetadata(BareErrorsMetadata.Mark);
        app.MapQuickRead();
        app.MapQuickCaptured();
        mine.MapGet("/me", MeAsync).AllowAnonymous();
        mine.MapPost("/entries", AddAsync).WithMetadata(new BodySizeLimitMetadata(LargestEntry))
            .RequireRateLimiting(RateLimitExtensions.QuickEntry);
        mine.MapPost("/undo", UndoAsync).WithMetadata(new BodySizeLimitMetadata(LargestEntry))
            .RequireRateLimiting(RateLimitExtensions.QuickEntry);
    }

    /// <param name="User">What the browser binds entries to.</param>
    /// <param name="Language">That of the account's pages.</param>
    /// <param name="Ledgers">Those in use, the one that was used last first.</param>
    sealed record Me(string User, string Name, string Language, IReadOnlyList<MyLedger> Ledgers);

    /// <param name="MayAdd">Else they only look.</param>
    /// <param name="MayUndo">What they have just added.</param>
    sealed record MyLedger(Guid Id, string Name, bool MayAdd, bool MayUndo);

    /// <param name="Chosen">Of the choices that an earlier answer offered.</param>
    /// <param name="Ledger">Null from before ledgers were chosen: the one that was used last.</param>
    sealed record Entry(
        Guid Id, string? User, Guid? Ledger, string? Text, DateOnly Date, TypedPins? Pins, TypedFields? Fields,
        QuickAlternativeModel? Chosen = null);

    /// <param name="Guard">What it did to the budgets; null where none counts it.</param>
    sealed record Added(Guid Id, string Said, string? Guard);

    sealed record Undone(Guid Id, string? User, Guid? Ledger);

    static async Task<IResult> MeAsync(
        HttpContext context, ClaimsPrincipal principal, PersonReader people, LedgerAccessService access,
        LedgerListService ledgers, CancellationToken cancel)
    {
        context.Response.Headers.CacheControl = "no-store";
        // Nobody is an answer too, and no error that a browser would log.
        if (principal.UserId() is not { } userId) return Results.NoContent();
        var person = await people.FindAsync(userId, cancel);
        return Results.Ok(new Me(
            UserStorageKey.Of(userId), person.Name, person.Speech.Name,
            await LedgersAsync(userId, access, ledgers, cancel)));
    }

    static async Task<IReadOnlyList<MyLedger>> LedgersAsync(
        Guid userId, LedgerAccessService access, LedgerListService ledgers, CancellationToken cancel)
    {
        var mine = new List<Member>();
        foreach (var entry in (await ledgers.ListAsync(userId, cancel))
            .Where(entry => entry.State == LedgerStatus.InUse))
            mine.Add(await access.EnterAsync(userId, entry.Id, Source.Quick, cancel));
        if (mine.Count == 0) return [];
        var last = await access.EnterLastAsync(userId, Source.Quick, cancel);
        return [.. mine.OrderBy(one => one.LedgerId != last.LedgerId)
            .Select(one => new MyLedger(one.LedgerId, one.LedgerName, one.Role >= Role.Adder, one.MayCorrectOwn))];
    }

    /// <exception cref="RuleException">It is not the user's any more.</exception>
    static async Task<Member> EnterAsync(
        LedgerAccessService access, Guid userId, Guid? ledgerId, CancellationToken cancel)
    {
        try
        {
            return ledgerId is { } id
                ? await access.EnterAsync(userId, id, Source.Quick, cancel) : await access.EnterLastAsync(
                    userId, Source.Quick, cancel);
        }
        catch (NotFoundException)
        {
            throw new RuleException(PageRuleCodes.LedgerGone);
        }
    }

    static async Task<IResult> AddAsync(
        HttpContext context, Entry entry, ClaimsPrincipal principal, PersonReader people, LedgerAccessService access,
        OfflineQuickEntryAdder inbox, ExpenseService expenses, LedgerVocabularyReader entries,
        CategoryService categories,
        BudgetService budgets, TypedExpenseToastService told, IStringLocalizer<Texts> texts, TimeProvider time,
        CancellationToken cancel)
    {
        var userId = principal.UserId()!.Value;
        // The session may have changed hands since the browser last asked whose it is.
        if (entry.User != UserStorageKey.Of(userId)) return Results.Problem(statusCode: StatusCodes.Status409Conflict);
        var person = await people.FindAsync(userId, cancel);
        try
        {
            var member = await EnterAsync(access, userId, entry.Ledger, cancel);
            var (row, problem) = entry.Fields is { } fields
                ? new(
                    await expenses.AddAsync(
                        member, entry.Id,
                        fields.Read(new LedgerContext(person, member), await entries.VocabularyAsync(member, cancel)),
                        cancel),
                    null)
                : await inbox.AddAsync(
                    member, entry.Id, entry.Text, entry.Date, person.Culture, Pins(entry, member), cancel);
            if (row is null)
            {
                var choices = QuickAlternativeModel.Of(problem!, entry.Date, person.Culture);
                return Refused(context, new RuleException(problem!.Rule, [.. problem.Arguments]), choices);
            }
            var amount = MoneyText.FormatWithCode(new Money(row.Amount, member.Currency), person.Culture);
            var category = (await categories.ListAsync(member, cancel))
                .Lines.First(line => line.Category.Id == row.CategoryId).Category.Name;
            // A device may believe in another day than the server does.
            var said = row.Date == person.Today(time)
                ? texts["Added {0}, {1}, to {2}.", row.Title, amount, category]
                : texts["Added {0}, {1}, to {2}, on {3}.", row.Title, amount, category, DayFormatter.Full(row.Date)];
            var guards = (await budgets.BookAsync(member, row.Date, cancel))?.Booked(
                new(row.CategoryId, row.Date, row.Amount))
                ?? [];
            var here = new LedgerContext(person, member);
            return Results.Ok(new Added(
                entry.Id, await told.KnownAsync(here, row, cancel) ?? said, BudgetImpactText.Of(guards, here, texts)));
        }
        catch (RuleException broken) when (broken is not FullDiskException)
        {
            return Refused(context, broken, []);
        }
    }

    /// <summary>Takes an entry back: it goes to the trash.</summary>
    static async Task<IResult> UndoAsync(
        HttpContext context, Undone entry, ClaimsPrincipal principal, LedgerAccessService access,
        ExpenseService expenses, CancellationToken cancel)
    {
        var userId = principal.UserId()!.Value;
        if (entry.User != UserStorageKey.Of(userId)) return Results.Problem(statusCode: StatusCodes.Status409Conflict);
        try
        {
            await expenses.DeleteAsync(await EnterAsync(access, userId, entry.Ledger, cancel), entry.Id, cancel);
            return Results.NoContent();
        }
        catch (NotFoundException)
        {
            return Results.NotFound();
        }
        catch (RuleException broken) when (broken is not FullDiskException)
        {
            return Refused(context, broken, []);
        }
    }

    static QuickEntryPins Pins(Entry entry, Member member)
    {
        var pins = entry.Pins?.In(member.Currency) ?? QuickEntryPins.None;
        return entry.Chosen?.Reading(member.Currency).Over(pins) ?? pins;
    }

    static IResult Refused(HttpContext context, RuleException broken, IReadOnlyList<QuickAlternativeModel> choices) =>
        context.ProblemOf(broken, StatusCodes.Status400BadRequest, ("choices", choices));
}
