using FinSight.Core.Categories;
using FinSight.Core.Ledgers;
using FinSight.Core.Tags;
using FinSight.Core.Tokens;
using FinSight.Web.Authentication;
using FinSight.Web.Features.Api;

namespace FinSight.Web.Features.Mcp;

/// <summary>Where an assistant begins, in less than a thousand tokens.</summary>
sealed class WhoAmITool() : McpTool<WhoAmITool.Ask, WhoAmITool.Answer>(
    "whoami", "Who and where",
    "The user, the ledgers with currency, categories and tags, today's date, and how filters (q) are written. Call " +
    "this first.", TokenScopeKinds.None)
{
    /// <summary>Characters of names.</summary>
    const int Room = 2_000;

    const string Grammar =
        "Words of title or note; \"a phrase\"; category:food tag:trip by:mara, each with - before it to leave out; " +
        "amount>50, amount<=9.50, amount:20..30; days: today, last month, since 2026-11-05, 2026-11, " +
        "2026-11-01..2026-11-15. All must hold.";

    protected override async Task<Answer> RunAsync(McpCall call, Ask ask)
    {
        var person = await call.PersonAsync();
        var places = await call.Get<LedgerAccessService>().PlacesOfAsync(call.Bearer, call.Cancel);
        var (ledgers, room) = (new List<Place>(), Room);
        foreach (var place in places)
        {
            var member = place.Member;
            List<string> categories = [], tags = [];
            if (call.MayRead)
            {
                categories = Fit([.. (await call.Get<CategoryService>().ListAsync(member, call.Cancel)).Lines
                    .Where(line => !line.Category.Archived).Select(line => line.Category.Name)], ref room);
                tags = Fit(await call.Get<TagService>().NamesAsync(member, call.Cancel), ref room);
            }
            ledgers.Add(new(
                member.LedgerId, member.LedgerName, member.Currency.Code, ApiFieldNames.Of(place.Role), member.FirstDay,
                categories.Count == 0 ? null : categories, tags.Count == 0 ? null : tags));
        }
        return new(
            McpUntrustedTextNotice.Text, person.Name, person.Today(call.Get<TimeProvider>()), person.Zone.Id,
            call.Bearer.Name, [.. Enum.GetValues<TokenScopeKinds>().Where(
                scope => scope != TokenScopeKinds.None && call.Bearer.Scopes.HasFlag(scope))
                    .Select(scope => scope.Word())],
            ledgers, Grammar);
    }

    // Many names would fill the assistant's memory; search finds the others too.
    static List<string> Fit(IReadOnlyList<string> names, ref int room)
    {
        var fit = new List<string>();
        foreach (var name in names)
        {
            if ((room -= name.Length + 3) < 0) break;
            fit.Add(name);
        }
        return fit;
    }

    public sealed record Ask;

    public sealed record Answer(
        string Notice, string User, DateOnly Today, string TimeZone, string Token,
        IReadOnlyList<string> Scopes, IReadOnlyList<Place> Ledgers, string Filters);

    public sealed record Place(
        Guid Id, string Name, string Currency, string Role, int MonthsBeginOn,
        IReadOnlyList<string>? Categories, IReadOnlyList<string>? Tags);
}
