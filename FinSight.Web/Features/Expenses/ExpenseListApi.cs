using System.Globalization;
using FinSight.Core;
using FinSight.Core.Accounts;
using FinSight.Core.Expenses;
using FinSight.Core.Ledgers;
using FinSight.Core.QuickEntry;
using FinSight.Web.Features.Api;
using FinSight.Web.Features.Ledgers;
using Microsoft.AspNetCore.Http.HttpResults;

namespace FinSight.Web.Features.Expenses;

/// <summary>A page of the expenses of a ledger, filtered and sorted.</summary>
static class ExpenseListApi
{
    const int Usual = 100;

    static readonly ApiParameter Q = new(
        "q",
        "What the page of all expenses understands, with amounts such as 12.50: `category:food -tag:trip by:mara " +
        "amount>50 last month train`.");
    static readonly ApiParameter Tag = new("tag", "Only with this tag, by name.");
    static readonly ApiParameter Sort = new(
        "sort", "`newest` day first by default.",
        Choices: new("ExpenseSort", [.. Enum.GetValues<ExpenseSort>().Select(ExpenseListAddress.Name)]));
    static readonly ApiParameter Total = new("total", "Whether to count and add up all pages, too.", "boolean");

    /// <summary>Which expenses, and in which order.</summary>
    public static readonly ApiParameter[] Filters = [Q, ApiParameters.From, ApiParameters.To, Tag, Sort];

    public static readonly ApiParameter[] Parameters = [.. Filters, ApiParameters.Limit, ApiParameters.Cursor, Total];

    public static async Task<Ok<ApiExpensePage>> ListAsync(
        HttpContext context, Guid ledger, ExpenseSearchService search, CancellationToken cancel)
    {
        var member = await context.EnterAsync(ledger);
        var sort = SortOf(context);
        var filter = await FilterOfAsync(context, member);
        var page = await search.ListAsync(
            member, new(filter, sort, After(context, sort)), ApiParameters.Limit.Number(context) ?? Usual, cancel);
        var totals = Total.IsTrue(context) ? await search.TotalsAsync(member, filter, cancel) : null;
        return TypedResults.Ok(new ApiExpensePage(
            [.. page.Rows.Select(row => ApiExpense.Of(row, member.Currency))],
            page.Next is { } next ? ExpenseListAddress.Write(next, sort) : null, page.Sequence,
            totals is null ? null : new(totals.Count, ApiMoney.Of(totals.Amount, member.Currency))));
    }

    public static ExpenseSort SortOf(HttpContext context) => ExpenseListAddress.Sort(Sort.Choice(context));

    /// <exception cref="ApiException">It is not understood.</exception>
    public static async Task<ExpenseFilter> FilterOfAsync(HttpContext context, Member member)
    {
        var filter = await FilterOfAsync(
            context, member, Q.Text(context), ApiParameters.From.Day(context), ApiParameters.To.Day(context));
        return Tag.Text(context) is { Length: > 0 } tag
            ? filter with { Terms = [.. filter.Terms, new(FilterKind.Tag, tag)] }
            : filter;
    }

    /// <param name="asked">As it is typed on the page.</param>
    /// <exception cref="ApiException">It is not understood.</exception>
    public static async Task<ExpenseFilter> FilterOfAsync(
        HttpContext context, Member member, string? asked, DateOnly? from, DateOnly? to)
    {
        var read = new FilterTextParser(
            member.Currency, CultureInfo.InvariantCulture, await WordsAsync(context, member, asked)).Parse(asked);
        if (read.Problems.Count > 0)
            throw new ApiException(StatusCodes.Status400BadRequest, [.. read.Problems.Select(problem =>
                new BrokenApiRule(problem.Rule, problem.Arguments, "", Q.Name))]);
        var filter = read.Filter;
        return filter with
        {
            From = filter.From is { } first && (from is null || first > from) ? first : from,
            To = filter.To is { } last && (to is null || last < to) ? last : to,
        };
    }

    /// <summary>Days in words, such as last month, are those of the token's user.</summary>
    static async Task<DayReader?> WordsAsync(HttpContext context, Member member, string? asked)
    {
        if (string.IsNullOrWhiteSpace(asked)) return null;
        var services = context.RequestServices;
        var person = await services.GetRequiredService<PersonReader>()
            .FindAsync(member.UserId, context.RequestAborted);
        return new DayPhraseReader(
            person.Today(services.GetRequiredService<TimeProvider>()), person.Culture, member.FirstDay).Read;
    }

    static ExpenseCursor? After(HttpContext context, ExpenseSort sort) =>
        ApiParameters.Cursor.Text(context) is not { } text ? null
        : ExpenseListAddress.After(text, sort) ?? throw ApiParameters.Cursor.Unreadable();
}

/// <param name="Next">Where the next page starts; null on the last.</param>
/// <param name="Sequence">The last change of the ledger that this page knows.</param>
/// <param name="Total">Of all pages, where it was asked for.</param>
sealed record ApiExpensePage(IReadOnlyList<ApiExpense> Data, string? Next, long Sequence, ApiTotal? Total);

sealed record ApiTotal(long Count, ApiMoney Amount);
