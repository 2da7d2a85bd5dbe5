using System.Net;
using FinSight.Tests.Accounts;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Tests.Hosting;

public sealed class ReadinessTests
{
    [Fact]
    public async Task A_server_whose_database_does_not_answer_lives_but_is_not_ready()
    {
        await using var app = new AccountApp();
        var visitor = app.Visit();
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/health/ready")).StatusCode);

        await app.ReadAsync(db => db.Database.ExecuteSqlAsync($"ALTER TABLE Users RENAME TO Gone"));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await visitor.GetAsync("/health/ready")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/health/live")).StatusCode);
    }
}
