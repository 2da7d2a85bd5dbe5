using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using FinSight.Core;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FinSight.Tests.QuickEntry;

/// <summary>What was set or chosen by hand beside a line that is sent.</summary>
public sealed class QuickPostPinsTests : QuickPostTestBase
{
    [Fact]
    public async Task What_was_set_by_hand_beside_a_line_holds_against_it()
    {
        var category = await App.ReadAsync(
            db => db.Categories.Where(c => c.Name == "Travel").Select(c => c.Id).SingleAsync());
        using var answer = await SendAsync(new
        {
            id = Guid.CreateVersion7(),
            user = Key,
            text = "coffee 4.50 today",
            date = "2026-11-23",
            pins = new
            {
                amount = 540,
                categoryId = category,
                date = "2026-11-20",
                tags = new[] { "work" },
                note = "for two",
            },
        });
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var row = Assert.Single(await App.ReadAsync(db => db.Expenses.ToListAsync()));
        Assert.Equal(
            ("Coffee", 540, category, new DateOnly(2026, 11, 20), "for two"),
            (row.Title, row.Amount, row.CategoryId, row.Date, row.Note));
        Assert.NotNull(row.TagIds);
    }

    [Theory]
    [InlineData("Coffee", "4.50", null)]
    [InlineData("Coffee", "1.2.3", FieldNames.Amount)]
    [InlineData(" ", "4.50", FieldNames.Title)]
    public async Task All_fields_are_added_as_they_were_typed_or_the_first_that_is_wrong_is_named(
        string title, string amount, string? wrong)
    {
        var category = await App.ReadAsync(
            db => db.Categories.Where(c => c.Name == "Travel").Select(c => c.Id).SingleAsync());
        var entry = new
        {
            id = Guid.CreateVersion7(),
            user = Key,
            text = $"{title} {amount}",
            date = "2026-11-23",
            fields = new
            {
                title,
                amount,
                category,
                date = "2026-11-20",
                note = new string('ü', 1000),
                tags = "work, bern",
            },
        };
        using var answer = await SendAsync(entry);
        using var again = await SendAsync(entry);
        var rows = await App.ReadAsync(db => db.Expenses.ToListAsync());
        if (wrong is null)
        {
            Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (answer.StatusCode, again.StatusCode));
            var row = Assert.Single(rows);
            Assert.Equal(
                (title, 450, category, new DateOnly(2026, 11, 20)), (row.Title, row.Amount, row.CategoryId, row.Date));
            return;
        }
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(wrong, (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("field").GetString());
        Assert.Empty(rows);
    }

    [Fact]
    public async Task What_has_two_readings_is_asked_and_the_choice_is_sent_again()
    {
        var id = Guid.CreateVersion7();
        using var asked = await PostAsync(id, "pizza 5 dec 31", "2026-11-23");
        Assert.Equal(HttpStatusCode.BadRequest, asked.StatusCode);
        var problem = await asked.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal("Which number is the amount?", problem.GetProperty("detail").GetString());
        var choices = problem.GetProperty("choices").EnumerateArray().ToList();
        Assert.Equal(
            ["GBP 31.00, Fri 5 Dec 2025", "GBP 5.00, Wed 31 Dec 2025"],
            choices.Select(choice => choice.GetProperty("says").GetString()));

        using var answer = await PostAsync(id, "pizza 5 dec 31", "2026-11-23", chosen: choices[1]);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var row = Assert.Single(await App.ReadAsync(db => db.Expenses.ToListAsync()));
        Assert.Equal((id, "Pizza", 500, new DateOnly(2025, 12, 31)), (row.Id, row.Title, row.Amount, row.Date));
    }

    [Fact]
    public async Task What_was_chosen_in_another_currency_means_nothing()
    {
        using var answer = await PostAsync(Guid.CreateVersion7(), "salary 5000", "2026-11-23",
            chosen: JsonSerializer.SerializeToElement(new { amount = "5000", currency = "JPY" }));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Empty(await App.ReadAsync(db => db.Expenses.ToListAsync()));
    }
}
