using System.Net;
using FinSight.Core.Data;
using FinSight.Core.Expenses;
using FinSight.Core.Ledgers;
using FinSight.Tests.Accounts;
using FinSight.Tests.Data;
using FinSight.Web.Features.Webhooks;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FinSight.Tests.Isolation;

/// <summary>
/// An administrator, a stranger whose last proof is old, and a ledger with a member in each role.
/// </summary>
public sealed class AllRolesFixture : IAsyncLifetime
{
    static readonly string[] Signed = ["stranger", "viewer", "adder", "editor", "owner", "administrator"];

    // What waits for programs would be tried meanwhile, and noted.
    AccountApp App { get; } = new()
    {
        Replace = services =>
            services.Remove(services.Single(service => service.ImplementationType == typeof(WebhookDispatcher))),
    };

    internal List<(string Who, Visitor Visitor)> People { get; } = [];

    internal IReadOnlyList<Guid> Ids { get; private set; } = [];

    internal IReadOnlyList<(string Pattern, string Methods)> Endpoints { get; private set; } = [];

    public async Task InitializeAsync()
    {
        People.Add(("anonymous", App.Visit()));
        foreach (var who in Signed.Reverse()) People.Add((who, await RegisterAsync(who)));
        var owner = await Get<LedgerAccessService>().EnterLastAsync(await IdAsync("owner"));
        var household = await SampleLedger.FurnishAsync(
            owner, Get<IDbContextFactory<FinSightContext>>(), Get<ExpenseService>());
        Ids =
        [
            household.Expense, household.DeletedExpense, household.Category.Id, household.Tag, owner.LedgerId,
            owner.UserId, household.Batch,
        ];
        foreach (var role in new[] { Role.Viewer, Role.Adder, Role.Editor }) await JoinAsync(owner, role);
        await AgeProofAsync(await IdAsync("stranger"));
        Endpoints = [.. App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => !endpoint.Metadata.Any(item => item.GetType().Name == "StaticAssetDescriptor"))
            .GroupBy(endpoint => "/" + endpoint.RoutePattern.RawText!.TrimStart('/'))
            .Select(group => (group.Key, string.Join(' ', group
                .SelectMany(endpoint => endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"])
                .Distinct())))
            .OrderBy(endpoint => endpoint.Key, StringComparer.Ordinal)];
    }

    public async Task DisposeAsync() => await App.DisposeAsync();

    /// <summary>All but what only tells that somebody asked.</summary>
    internal async Task<IReadOnlyList<string>> DumpAsync() => [.. (await App.ReadAsync(db => db.DumpAsync()))
        .Where(row =>
            !row.StartsWith("SecurityEvents:", StringComparison.Ordinal)
                && !row.StartsWith("sqlite_sequence:", StringComparison.Ordinal))];

    async Task<Visitor> RegisterAsync(string name)
    {
        var visitor = App.Visit();
        Assert.Equal(HttpStatusCode.Found, (await visitor.RegisterAsync(name)).StatusCode);
        return visitor;
    }

    Task<Guid> IdAsync(string name) =>
        App.ReadAsync(db => db.Users.Where(u => u.UserName == name).Select(u => u.Id).SingleAsync());

    // Whoever joins keeps that ledger alone, so that it is the one that pages show.
    async Task JoinAsync(Member owner, Role role)
    {
        var id = await IdAsync($"{role}".ToLowerInvariant());
        await App.ReadAsync(async db =>
        {
            await db.Memberships.Where(m => m.UserId == id).ExecuteDeleteAsync();
            db.WriteAs(owner).Memberships.Add(
                new Membership(owner.LedgerId, id, role, TimeProvider.System.GetUtcNow().UtcDateTime));
            return await db.SaveChangesAsync();
        });
    }

    Task<int> AgeProofAsync(Guid userId) =>
        App.ReadAsync(db =>
            db.Sessions.Where(session => session.UserId == userId)
                .ExecuteUpdateAsync(set => set.SetProperty(
                    session => session.ProvedAt, new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc))));

    T Get<T>() where T : notnull => App.Services.GetRequiredService<T>();
}
