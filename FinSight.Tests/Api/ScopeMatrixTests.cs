using FinSight.Core.Tokens;
using FinSight.Tests.Accounts;
using FinSight.Web.Features.Api;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace FinSight.Tests.Api;

/// <summary>
/// Every route of the API, as the app has it, asked by tokens with each set of scopes and by strangers.
/// </summary>
public sealed class ScopeMatrixTests : ApiTestBase
{
    static readonly TokenScopeKinds[] Sets = [.. Enumerable.Range(1, 7).Select(scopes => (TokenScopeKinds)scopes)];

    IReadOnlyList<(string Method, string Pattern, NeededScopes Needs)> Routes =>
    [
        .. App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.RoutePattern.RawText!.StartsWith("/api/v1", StringComparison.Ordinal))
            .SelectMany(endpoint => endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods.Select(
                method => (method, endpoint.RoutePattern.RawText!, endpoint.Metadata.GetMetadata<NeededScopes>()!))),
    ];

    [Fact]
    public void Every_route_says_what_a_token_needs()
    {
        Assert.NotEmpty(Routes);
        Assert.DoesNotContain(Routes, route => route.Needs is null);
    }

    [Fact]
    public async Task A_token_opens_what_its_scopes_say_and_nothing_else()
    {
        var wrong = new List<string>();
        foreach (var scopes in Sets)
        {
            var client = await ApiClient.OfAsync(App, "mara", scopes);
            foreach (var (method, pattern, needs) in Routes)
            {
                var answer = await client.SendAsync(new(method), Address(pattern, client.Ledger), Body(method));
                var isRefused = answer.Status == 403;
                if (isRefused == needs.Allow(scopes))
                    wrong.Add($"{scopes}: {method} {pattern} answered {answer.Status}");
                if (answer.Status == 500) wrong.Add($"{method} {pattern} failed");
            }
        }
        Assert.Empty(wrong);
    }

    [Fact]
    public async Task Without_a_good_token_nothing_opens_and_changes_nothing()
    {
        await AddAsync();
        foreach (var (method, pattern, _) in Routes)
            foreach (var token in (string?[])[null, "Bearer fst_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"])
            {
                var answer = await new ApiClient(App.Visit().Http, Mara.Ledger).SendAsync(
                    new(method), Address(pattern, Mara.Ledger), Body(method),
                    token is null ? [] : [("Authorization", token)]);
                Assert.Equal((pattern, 401, "application/problem+json"), (pattern, answer.Status, answer.Type));
            }
        Assert.Equal(1, (await Mara.GetAsync("expenses"))["data"].GetArrayLength());
    }

    [Fact]
    public async Task A_stranger_s_ledger_is_answered_like_a_missing_one()
    {
        var id = (await AddAsync())["id"].GetGuid();
        await App.Visit().RegisterAsync("noah");
        var noah = await ApiClient.OfAsync(App, "noah");
        var before = (await Mara.GetAsync("expenses")).Text;
        foreach (var (method, pattern, _) in Routes.Where(
            route => route.Pattern.Contains(":guid}", StringComparison.Ordinal)))
        {
            var theirs = await noah.SendAsync(new(method), Address(pattern, Mara.Ledger, id), Body(method));
            var missing = await noah.SendAsync(
                new(method), Address(pattern, Guid.CreateVersion7(), Guid.CreateVersion7()), Body(method));
            Assert.Equal((method, pattern, missing.Status), (method, pattern, theirs.Status));
            Assert.DoesNotContain("Coffee", theirs.Text, StringComparison.Ordinal);
        }
        Assert.Equal(before, (await Mara.GetAsync("expenses")).Text);
    }

    [Theory]
    [InlineData(TokenScopeKinds.Add)]
    [InlineData(TokenScopeKinds.Write)]
    [InlineData(TokenScopeKinds.Read)]
    public async Task What_the_key_is_not_for_the_services_refuse_themselves(TokenScopeKinds scope)
    {
        var member = await EnterAsync(scope);
        var expenses = App.Services.GetRequiredService<Core.Expenses.ExpenseService>();
        var id = (await AddAsync())["id"].GetGuid();
        var row = (await expenses.FindAsync(member, id))!;
        var fields = new Core.Expenses.ExpenseInput("Tea", new(300, member.Currency), row.CategoryId, row.Date);
        await AssertAsync(scope == TokenScopeKinds.Add, () => expenses.AddAsync(member, Guid.NewGuid(), fields));
        await AssertAsync(scope == TokenScopeKinds.Add, () => expenses.AddManyAsync(member, [fields]));
        await AssertAsync(scope == TokenScopeKinds.Write, () => expenses.DeleteAsync(member, id));
        await AssertAsync(
            scope == TokenScopeKinds.Write,
            () =>
                App.Services.GetRequiredService<Core.Categories.CategoryService>()
                    .AddAsync(member, new("Wren", "🐤", "other")));
        await AssertAsync(
            false,
            () => App.Services.GetRequiredService<Core.Settings.LedgerSettingsService>().RenameAsync(member, "Wren"));
    }

    async Task<Core.Ledgers.Member> EnterAsync(TokenScopeKinds scope)
    {
        var token =
            await ApiClient.TokenAsync(App, "mara", TokenScopeKinds.Read | TokenScopeKinds.Add | TokenScopeKinds.Write);
        var bearer = (await App.Services.GetRequiredService<ApiTokenService>().FindAsync(
            token, Core.Security.ClientInfo.Unknown))!;
        return await App.Services.GetRequiredService<Core.Ledgers.LedgerAccessService>()
            .EnterForAsync(bearer, Mara.Ledger, scope);
    }

    static async Task AssertAsync(bool mayIt, Func<Task> act)
    {
        if (mayIt) await act();
        else await Assert.ThrowsAsync<Core.RuleException>(act);
    }

    static string? Body(string method) => method is "POST" or "PATCH" or "PUT" ? "{}" : null;

    static string Address(string pattern, Guid ledger, Guid? id = null) =>
        System.Text.RegularExpressions.Regex.Replace(
            pattern.Replace("{ledger:guid}", $"{ledger}", StringComparison.Ordinal),
            @"\{\w+:guid\}",
            $"{id ?? Guid.CreateVersion7()}")
            .Replace("{delivery:long}", "1", StringComparison.Ordinal);
}
