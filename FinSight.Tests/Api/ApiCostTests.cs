using FinSight.Core.Data;
using FinSight.Tests.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FinSight.Tests.Api;

/// <summary>What programs do most asks EF for no more than it has to.</summary>
[Trait("Only", "SQLite")]
public sealed class ApiCostTests : ApiTestBase
{
    readonly CommandCounter _asked = new();

    public ApiCostTests() => App.Replace = services =>
        services.ConfigureDbContext<FinSightContext>(options => options.AddInterceptors(_asked));

    [Fact]
    public async Task An_add_is_hardly_more_than_its_row_and_its_line_in_the_log()
    {
        await AddAsync();
        var before = _asked.Count;
        await AddAsync();
        Assert.InRange(_asked.Count - before, 2, 4);
    }

    [Fact]
    public async Task What_was_added_is_told_without_a_look_at_what_came_later()
    {
        for (var i = 0; i < 5; i++) await AddAsync();
        await Mara.GetAsync("changes?since=0");
        var before = _asked.Count;
        var page = (await Mara.GetAsync("changes?since=0&limit=500")).Expect(200);
        Assert.Contains(page["data"].EnumerateArray(), change => change.GetProperty("entity").GetString() == "expense");
        Assert.InRange(_asked.Count - before, 1, 8);
    }
}
