using System.Globalization;
using FinSight.Core;
using FinSight.Core.Accounts;
using FinSight.Core.Data;
using FinSight.Core.Expenses;
using Microsoft.AspNetCore.WebUtilities;

namespace FinSight.Web.Features.Api;

/// <summary>
/// Tells programs what went wrong, always in the same shape: below /api no error is a page or is empty.
/// </summary>
static class ApiProblems
{
    const string MediaType = "application/problem+json";

    public static async Task WriteAsync(
        HttpContext context, int status, IReadOnlyList<BrokenApiRule> faults,
        IReadOnlyDictionary<string, object?>? besides = null)
    {
        var texts = context.RequestServices.GetRequiredService<RuleTexts>();
        var errors = faults.Select(fault => new ApiErrorItem(
            fault.Pointer, fault.Rule.Code, texts.Of(fault.Rule, fault.Arguments), fault.Parameter)).ToList();
        var problem = new Dictionary<string, object?>
        {
            ["type"] = $"{ErrorsApi.Path}#{errors[0].Code}",
            ["title"] = ReasonPhrases.GetReasonPhrase(status),
            ["status"] = status,
            ["detail"] = errors[0].Detail,
            ["instance"] = (string?)context.Request.Path,
            ["code"] = errors[0].Code,
            ["errors"] = errors,
        };
        foreach (var (name, value) in besides ?? new Dictionary<string, object?>()) problem[name] = value;
        context.Response.StatusCode = status;
        context.Response.Headers.CacheControl = "no-store";
        await context.Response.WriteAsJsonAsync(problem, ApiJson.Answers, MediaType, context.RequestAborted);
    }

    public static Task WriteAsync(HttpContext context, int status, Rule rule, params IReadOnlyList<object> arguments) =>
        WriteAsync(context, status, [new BrokenApiRule(rule, arguments)]);

    /// <summary>What stopped a request, as its status and its reasons; null where it is the server's fault.</summary>
    public static ApiException? Of(Exception problem, HttpContext context) => problem switch
    {
        ApiException told => told,
        FullDiskException full => new(StatusCodes.Status507InsufficientStorage, BrokenApiRule.Of(full)),
        RuleException broken => new(StatusOf(broken.Rule), BrokenApiRule.Of(broken)),
        TooManyAttemptsException early => new(StatusCodes.Status429TooManyRequests, BrokenApiRule.Of(early.Rule)),
        NotFoundException => new(StatusCodes.Status404NotFound, new BrokenApiRule(ApiRuleCodes.RowNotFound, [])),
        ConflictException<ExpenseRow> stale => Stale(context, stale),
        ConflictException =>
            new(StatusCodes.Status412PreconditionFailed, new BrokenApiRule(ApiRuleCodes.VersionStale, [])),
        BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } => new(
            StatusCodes.Status413PayloadTooLarge, new BrokenApiRule(ApiRuleCodes.TooLarge, [])),
        BadHttpRequestException bad => new(bad.StatusCode, new BrokenApiRule(ApiRuleCodes.Malformed, [])),
        _ => problem.FaultOf() is { } fault
            ? new(StatusCodes.Status503ServiceUnavailable, new BrokenApiRule(fault, []))
            : null,
    };

    static ApiException Stale(HttpContext context, ConflictException<ExpenseRow> stale) =>
        new(StatusCodes.Status412PreconditionFailed, new BrokenApiRule(ApiRuleCodes.VersionStale, []))
        {
            Besides = context.Entered() is { } member
                ? new Dictionary<string, object?> { ["current"] = ApiExpense.Of(stale.Current, member.Currency) }
                : new Dictionary<string, object?>(),
        };

    /// <summary>
    /// What a token or a role is too little for is forbidden; what somebody else did first is a conflict.
    /// </summary>
    public static int StatusOf(Rule rule) =>
        rule == Rules.Ledgers.RoleTooLow || rule == Rules.Ledgers.Archived || rule == Rules.Ledgers.NotYoursToCorrect
            || rule == Rules.Tokens.ScopeTooNarrow || rule == Rules.Moves.NotEditorInBoth
                ? StatusCodes.Status403Forbidden
        : rule == Rules.Expenses.IdTaken || rule == Rules.Expenses.IdUnusable || rule == Rules.Ledgers.CurrencyChanged
            ? StatusCodes.Status409Conflict
        : rule.Field == FieldNames.Filter ? StatusCodes.Status400BadRequest
        : StatusCodes.Status422UnprocessableEntity;

    public static void RetryAfter(HttpContext context, int seconds) =>
        context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
}
