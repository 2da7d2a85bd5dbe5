using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using FinSight.Core;
using FinSight.Core.Budgets;
using FinSight.Core.Ledgers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FinSight.Tests.QuickEntry;

public sealed class QuickPostTests : QuickPostTestBase
{
    [Fact]
    public async Task It_says_who_is_signed_in_and_no_figures()
    {
        using var answer = await Mara.GetAsync("/q/me");
        Assert.True(answer.Headers.CacheControl!.NoStore);
        var me = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(["user", "name", "language", "ledgers"], me.EnumerateObject().Select(part => part.Name));
        var ledger = Assert.Single(me.GetProperty("ledgers").EnumerateArray());
        Assert.Equal(["id", "name", "mayAdd", "mayUndo"], ledger.EnumerateObject().Select(part => part.Name));
        Assert.Equal("mara", me.GetProperty("name").GetString());
    }

    [Fact]
    public async Task A_line_is_read_relative_to_the_day_it_was_typed_on_and_told_in_a_sentence()
    {
        var id = Guid.CreateVersion7();
        using var answer = await PostAsync(id, "coffee 4.50 yesterday #work", "2026-11-23");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var added = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(
            (id, "Added Coffee, GBP 4.50, to Eating out, on Sun 22 Nov 2026."),
            (added.GetProperty("id").GetGuid(), added.GetProperty("said").GetString()));
        var row = Assert.Single(await App.ReadAsync(db => db.Expenses.ToListAsync()));
        Assert.Equal((id, "Coffee", 450, new DateOnly(2026, 11, 22)), (row.Id, row.Title, row.Amount, row.Date));
        Assert.Contains(Source.Quick, await App.ReadAsync(db => db.Changes.Select(c => c.Source).ToListAsync()));
    }

    [Fact]
    public async Task What_it_does_to_the_budgets_is_told_with_the_answer()
    {
        var (member, category) = await App.ReadAsync(async db => (
            await App.Services.GetRequiredService<LedgerAccessService>()
                .EnterLastAsync(await db.Users.Select(u => u.Id).SingleAsync()),
            await db.Categories.SingleAsync(c => c.Name == "Eating out")));
        var today = new DateOnly(2026, 11, 23);
        await App.Services.GetRequiredService<BudgetService>()
            .AddAsync(member, new(category.Id, new Money(1_000, member.Currency), BudgetCycleKind.Month), today);
        using var answer = await PostAsync(Guid.CreateVersion7(), "coffee 4.50", "2026-11-23");
        var added = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal("Eating out: 0% → 45%, GBP\u00A05 left", added.GetProperty("guard").GetString());
    }

    [Theory]
    [InlineData(0, "Added Coffee, GBP 4.50, to Eating out.")]
    [InlineData(-1, "Added Coffee, GBP 4.50, to Eating out, on ")]
    [InlineData(-3_800, "Added Coffee, GBP 4.50, to Eating out, on ")]
    [InlineData(1, "Added Coffee, GBP 4.50, to Eating out, on ")]
    public async Task A_day_that_is_not_the_servers_today_is_told(int days, string said)
    {
        var date = TimeZones.Find("Europe/Zurich") is { } zone
            ? Today.In(zone, TimeProvider.System).AddDays(days)
            : default;
        using var answer = await PostAsync(Guid.CreateVersion7(), "coffee 4.50", $"{date:yyyy-MM-dd}");
        var told = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("said").GetString()!;
        Assert.StartsWith(said, told, StringComparison.Ordinal);
        if (days != 0) Assert.EndsWith($"{date:yyyy}.", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task However_often_it_is_sent_it_is_one_row()
    {
        var id = Guid.CreateVersion7();
        var answers = await Task.WhenAll(
            Enumerable.Range(0, 5).Select(i => PostAsync(id, "coffee 4.50", "2026-11-23")));
        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.StatusCode));
        Assert.Single(await App.ReadAsync(db => db.Expenses.ToListAsync()));
    }

    [Fact]
    public async Task It_stays_added_though_its_words_mean_nothing_any_more()
    {
        var id = Guid.CreateVersion7();
        using var first = await PostAsync(id, "coffee 4.50", "2026-11-23");
        using var again = await PostAsync(id, "coffee", "2026-11-23");
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        Assert.Contains(
            "Added Coffee, GBP 4.50, to Eating out, on Mon 23 Nov 2026.",
            await again.Content.ReadAsStringAsync(),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("bread 3.20", "Added Bread, GBP 3.20, to Groceries, on Mon 23 Nov 2026.")]
    [InlineData("zorb 3.20", "Added Zorb, GBP 3.20, to Other, on Mon 23 Nov 2026.")]
    public async Task The_category_is_told_that_nobody_typed(string text, string said)
    {
        using var ticket = await PostAsync(Guid.CreateVersion7(), "bus ticket 2.40", "2026-11-23");
        using var answer = await PostAsync(Guid.CreateVersion7(), text, "2026-11-23");
        Assert.Equal(said, (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("said").GetString());
    }

    [Theory]
    [InlineData("coffee", FieldNames.Amount, "2026-11-23")]
    [InlineData("4.50", FieldNames.Title, "2026-11-23")]
    [InlineData("coffee 4.50", FieldNames.Date, "0001-01-01")]
    [InlineData(null, FieldNames.Title, "2026-11-23")]
    public async Task What_it_refuses_it_names(string? text, string field, string date)
    {
        using var answer = await PostAsync(Guid.CreateVersion7(), text, date);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(field, problem.GetProperty("field").GetString());
        Assert.NotEmpty(problem.GetProperty("detail").GetString()!);
    }
}
