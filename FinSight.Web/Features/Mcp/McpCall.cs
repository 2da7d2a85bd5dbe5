using FinSight.Core;
using FinSight.Core.Accounts;
using FinSight.Core.Categories;
using FinSight.Core.Expenses;
using FinSight.Core.Ledgers;
using FinSight.Core.Tokens;
using FinSight.Web.Authentication;
using FinSight.Web.Features.Api;

namespace FinSight.Web.Features.Mcp;

/// <summary>One call of a tool: whose program it is, and where it may go.</summary>
sealed class McpCall(HttpContext context, CancellationToken cancel)
{
    public HttpContext Context => context;

    public CancellationToken Cancel => cancel;

    public TokenBearer Bearer => context.Bearer();

    public bool MayRead => Bearer.Scopes.HasFlag(TokenScopeKinds.Read);

    public T Get<T>() where T : notnull => context.RequestServices.GetRequiredService<T>();

    /// <param name="ledger">By id or name; null for the only one that there is.</param>
    /// <exception cref="ApiException">There is no such ledger for this token, or it is not clear which.</exception>
    public async Task<Member> EnterAsync(string? ledger, TokenScopeKinds need)
    {
        var places = await Get<LedgerAccessService>().PlacesOfAsync(Bearer, cancel);
        var named = string.IsNullOrWhiteSpace(ledger)
            ? [.. places]
            : places.Where(place => Guid.TryParse(ledger, out var id)
                ? place.Member.LedgerId == id : Names.Key(place.Member.LedgerName) == Names.Key(ledger)).ToList();
        if (named is [var one]) return await context.EnterAsync(one.Member.LedgerId, need);
        var known = string.Join(", ", places.Select(place => $"{place.Member.LedgerName} ({place.Member.LedgerId})"));
        throw named.Count == 0 && places.Count > 0
            ? ApiException.BadField("/ledger", ApiRuleCodes.LedgerUnknown, ledger ?? "", known)
            : ApiException.BadField("/ledger", ApiRuleCodes.LedgerUnclear, known);
    }

    public async Task<Person> PersonAsync() => await Get<PersonReader>().FindAsync(Bearer.UserId, cancel);

    /// <summary>Where the token's user is.</summary>
    public async Task<DateOnly> TodayAsync() => (await PersonAsync()).Today(Get<TimeProvider>());

    /// <summary>The names of all categories, archived ones too.</summary>
    public async Task<IReadOnlyDictionary<Guid, string>> CategoriesAsync(Member member) =>
        (await Get<CategoryService>().ListAsync(member, cancel))
            .Lines.ToDictionary(line => line.Category.Id, line => line.Category.Name);

    /// <exception cref="ApiException">It is not understood.</exception>
    public async Task<ExpenseFilter> FilterAsync(
        Member member, string? q, DateOnly? from = null, DateOnly? to = null) =>
        await Expenses.ExpenseListApi.FilterOfAsync(context, member, q, from, to);
}
