namespace FinSight.Tests.Api;

public sealed class ExpensesApiTests : ApiTestBase
{
    [Fact]
    public async Task An_expense_is_added_with_its_money_in_both_forms_and_found_again()
    {
        var id = Guid.NewGuid();
        var added = (await Mara.PostAsync("expenses",
            $$"""{"id":"{{id}}","title":"Coffee","amount":{"amount":"4.50","currency":"CHF"},"category":"groceries","date":"2026-11-20","tags":["work"],"note":"with Anna"}"""))
            .Expect(201);
        Assert.Equal($"{Mara.Root}/expenses/{id}", $"{added.Headers.Location}");
        Assert.Equal("\"1\"", added.Headers.ETag!.Tag);
        Assert.Equal("""{"amount":"4.50","minor":450,"currency":"CHF"}""", added["amount"].GetRawText());
        Assert.Equal("2026-11-20", added["date"].GetString());
        Assert.Equal("work", added["tags"][0].GetString());
        Assert.EndsWith("Z", added["createdAt"].GetString(), StringComparison.Ordinal);
        Assert.NotEqual(Guid.Empty, added["batch"].GetGuid());

        var found = (await Mara.GetAsync($"expenses/{id}")).Expect(200);
        Assert.Equal("with Anna", found["note"].GetString());
        Assert.Equal(304, (await Mara.GetAsync($"expenses/{id}", ("If-None-Match", "\"1\""))).Status);
        var page = (await Mara.GetAsync("expenses?q=amount>4.20+tag:work&limit=1&total=true")).Expect(200);
        Assert.Equal(id, page["data"][0].GetProperty("id").GetGuid());
        Assert.Equal(1, page["total"].GetProperty("count").GetInt64());
    }

    [Fact]
    public async Task The_same_again_is_the_same_expense_and_something_else_under_its_id_a_conflict()
    {
        var body =
            $$"""{"id":"{{Guid.NewGuid()}}","title":"Tea","amount":{"minor":300},"category":"Groceries","date":"2026-11-20"}""";
        var first = (await Mara.PostAsync("expenses", body)).Expect(201);
        (await Mara.PatchAsync(
            $"expenses/{first["id"]}", """{"title":"Green tea"}""", ("If-Match", "\"1\""))).Expect(200);
        var again = (await Mara.PostAsync("expenses", body)).Expect(200);
        Assert.Equal(("Green tea", $"{first["batch"]}"), (again["title"].GetString(), $"{again["batch"]}"));
        var other = (await Mara.PostAsync(
            "expenses", body.Replace("300", "301", StringComparison.Ordinal))).Expect(409);
        Assert.Equal("expense.id_taken", other.Code);
    }

    [Fact]
    public async Task Sixteen_retries_with_one_key_at_once_are_one_expense()
    {
        const string Body =
            """{"title":"Tea","amount":{"minor":300},"category":"Groceries","date":"2026-11-20","tags":["break"]}""";
        var answers = await Task.WhenAll(
            Enumerable.Range(0, 16).Select(_ => Mara.PostAsync("expenses", Body, ("Idempotency-Key", "a-1"))));
        Assert.Equal(1, answers.Count(answer => answer.Status == 201));
        Assert.Equal(15, answers.Count(answer => answer.Status == 200));
        Assert.Single(answers.Select(answer => $"{answer["id"]}").Distinct());
        Assert.Equal(1, (await Mara.GetAsync("expenses"))["data"].GetArrayLength());
        Assert.Equal(
            409,
            (await Mara.PostAsync(
                "expenses", Body.Replace("Tea", "Coffee", StringComparison.Ordinal), ("Idempotency-Key", "a-1")))
                .Status);
    }

    [Fact]
    public async Task A_change_says_which_version_it_saw_and_touches_what_it_names_alone()
    {
        var id = $"{(await AddAsync(more: ",\"note\":\"x\",\"tags\":[\"work\"]"))["id"]}";
        Assert.Equal((428, "version.missing"), Told(await Mara.PatchAsync($"expenses/{id}", """{"title":"Tea"}""")));
        var changed = (await Mara.PatchAsync(
            $"expenses/{id}", """{"title":"Tea","note":null}""", ("If-Match", "\"1\""))).Expect(200);
        Assert.Equal(
            ("Tea", System.Text.Json.JsonValueKind.Null, 1, 2),
            (changed["title"].GetString(), changed["note"].ValueKind, changed["tags"].GetArrayLength(),
                changed["version"].GetInt32()));
        Assert.Equal("\"2\"", changed.Headers.ETag!.Tag);
        var stale = (await Mara.PatchAsync(
            $"expenses/{id}", """{"title":"Milk"}""", ("If-Match", "\"1\""))).Expect(412);
        Assert.Equal("Tea", stale["current"].GetProperty("title").GetString());
        Assert.Equal(
            (400, "request.field_missing"),
            Told(await Mara.PatchAsync($"expenses/{id}", """{"title":null}""", ("If-Match", "\"2\""))));
    }

    [Fact]
    public async Task What_is_deleted_can_be_brought_back_and_has_its_history()
    {
        var id = $"{(await AddAsync())["id"]}";
        Assert.Equal(412, (await Mara.DeleteAsync($"expenses/{id}", ("If-Match", "\"7\""))).Status);
        Assert.True(
            (await Mara.DeleteAsync($"expenses/{id}", ("If-Match", "\"1\""))).Expect(200)["deleted"].GetBoolean());
        (await Mara.DeleteAsync($"expenses/{id}")).Expect(200);
        Assert.Equal((404, "row.not_found"), Told(await Mara.GetAsync($"expenses/{id}")));
        (await Mara.PostAsync($"expenses/{id}/restore")).Expect(200);
        (await Mara.GetAsync($"expenses/{id}")).Expect(200);
        var history = (await Mara.GetAsync($"expenses/{id}/history")).Expect(200);
        Assert.Equal([3, 2, 1], history["data"].EnumerateArray().Select(one => one.GetProperty("version").GetInt32()));
        Assert.Equal("api", history["data"][0].GetProperty("source").GetString());
    }

    [Fact]
    public async Task Pages_hold_together_while_others_write()
    {
        for (var i = 0; i < 5; i++) await AddAsync($"Row {i}");
        var first = (await Mara.GetAsync("expenses?limit=2")).Expect(200);
        await AddAsync("Newest");
        var titles = first["data"].EnumerateArray().Select(Title).ToList();
        for (var next = first["next"].GetString(); next is not null;)
        {
            var page = (await Mara.GetAsync($"expenses?limit=2&cursor={next}")).Expect(200);
            titles.AddRange(page["data"].EnumerateArray().Select(Title));
            next = page["next"].GetString();
        }
        Assert.Equal(["Row 4", "Row 3", "Row 2", "Row 1", "Row 0"], titles);
        Assert.Equal(
            5 + 1,
            (await Mara.GetAsync("expenses?sort=largest&from=2026-11-20&to=2026-11-20"))["data"].GetArrayLength());

        static string? Title(System.Text.Json.JsonElement row) => row.GetProperty("title").GetString();
    }

    [Fact]
    public async Task Lines_are_read_added_and_told_and_only_read_on_a_dry_run()
    {
        var dry = (await Mara.PostAsync(
            "quick", """{"text":"coffee 4.50\nbread groceries","dryRun":true}""")).Expect(200);
        Assert.Equal(
            ("4.50", "amount.missing"),
            (dry["lines"][0].GetProperty("amount").GetProperty("amount").GetString(),
                dry["lines"][1].GetProperty("problems")[0].GetProperty("code").GetString()));
        var refused = (await Mara.PostAsync("quick", """{"text":"coffee 4.50\nbread groceries"}""")).Expect(422);
        Assert.Equal([("/lines/1", "amount.missing")], refused.Errors);
        Assert.Empty((await Mara.GetAsync("expenses"))["data"].EnumerateArray());
        var added = (await Mara.PostAsync(
            "quick", """{"text":"coffee 4.50\nbread 3 groceries"}""", ("Idempotency-Key", "k"))).Expect(201);
        Assert.Equal(
            450, added["lines"][0].GetProperty("expense").GetProperty("amount").GetProperty("minor").GetInt64());
        (await Mara.PostAsync(
            "quick", """{"text":"coffee 4.50\nbread 3 groceries"}""", ("Idempotency-Key", "k"))).Expect(200);
        Assert.Equal(2, (await Mara.GetAsync("expenses"))["data"].GetArrayLength());
    }

    [Fact]
    public async Task A_token_tells_whose_it_is_and_where_it_may_go()
    {
        var me = (await Mara.GetAsync("/api/v1/me")).Expect(200);
        Assert.Equal(
            ("mara", "read"),
            (me["user"].GetProperty("name").GetString(), me["token"].GetProperty("scopes")[0].GetString()));
        Assert.Equal(Mara.Ledger, me["ledgers"][0].GetProperty("id").GetGuid());
        Assert.Equal("owner", (await Mara.GetAsync("/api/v1/ledgers"))["data"][0].GetProperty("role").GetString());
        Assert.Equal("mara", (await Mara.GetAsync(Mara.Root))["members"][0].GetProperty("name").GetString());
        Assert.Contains(
            (await Mara.GetAsync("/api/errors")).Json.EnumerateArray(),
            one => one.GetProperty("code").GetString() == "amount.zero");
    }

    [Fact]
    public async Task A_search_understands_what_the_page_does()
    {
        var today = (await Mara.GetAsync(Mara.Root))["today"].GetString();
        (await Mara.PostAsync(
            "expenses", $$"""{"title":"Coffee","amount":{"minor":450},"category":"Groceries","date":"{{today}}"}"""))
            .Expect(201);
        (await Mara.PostAsync(
            "expenses", """{"title":"Tea","amount":{"minor":300},"category":"Groceries","date":"2020-01-01"}"""))
            .Expect(201);
        foreach (var (q, count) in ((string, int)[])
        [
            ("today", 1), ("-today groceries", 0), ("category:groceries amount>4.20", 1), ("by:mara tea", 1),
            ("2020", 1),
        ])
            Assert.Equal((q, count), (q, (await Mara.GetAsync($"expenses?q={Uri.EscapeDataString(q)}"))
                .Expect(200)["data"].GetArrayLength()));
    }

    static (int, string?) Told(ApiResponse answer) => (answer.Status, answer.Code);
}
