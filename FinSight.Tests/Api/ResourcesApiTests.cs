namespace FinSight.Tests.Api;

public sealed class ResourcesApiTests : ApiTestBase
{
    [Fact]
    public async Task Categories_are_listed_added_changed_and_removed()
    {
        var added = (await Mara.PostAsync("categories", """{"name":"Boats","icon":"⛵"}""")).Expect(201)["category"];
        var (id, version) = (added.GetProperty("id"), added.GetProperty("version"));
        Assert.Equal(428, (await Mara.PatchAsync($"categories/{id}", """{"name":"Ships"}""")).Status);
        var changed = (await Mara.PatchAsync(
            $"categories/{id}", """{"name":"Ships","aliases":["boats"]}""", ("If-Match", $"\"{version}\"")))
            .Expect(200);
        Assert.Equal(
            ("Ships", "⛵"),
            (changed["category"].GetProperty("name").GetString(), changed["category"].GetProperty("icon").GetString()));
        Assert.Equal(
            "Ships",
            (await Mara.PatchAsync($"categories/{id}", """{"name":"Sails"}""", ("If-Match", $"\"{version}\"")))
                .Expect(412)["current"]
                .GetProperty("name")
                .GetString());
        Assert.True(
            (await Mara.PatchAsync($"categories/{id}", """{"archived":true}""", ("If-Match", "*")))
                .Expect(200)["category"]
                .GetProperty("archived")
                .GetBoolean());
        (await Mara.DeleteAsync($"categories/{id}")).Expect(200);
        Assert.DoesNotContain(
            (await Mara.GetAsync("categories"))["data"].EnumerateArray(),
            line => line.GetProperty("category").GetProperty("name").GetString() == "Ships");
    }

    [Fact]
    public async Task A_category_keeps_its_name_where_it_may_not_be_archived_with_the_new_one()
    {
        var ids = (await Mara.GetAsync("categories"))["data"].EnumerateArray()
            .Select(line => line.GetProperty("category").GetProperty("id").GetString()).ToList();
        foreach (var id in ids.Skip(1))
            (await Mara.PatchAsync($"categories/{id}", """{"archived":true}""", ("If-Match", "*"))).Expect(200);
        (await Mara.PatchAsync($"categories/{ids[0]}", """{"name":"Ships","archived":true}""", ("If-Match", "*")))
            .Expect(422);
        Assert.NotEqual(
            "Ships",
            (await Mara.GetAsync("categories"))["data"][0].GetProperty("category").GetProperty("name").GetString());
    }

    [Fact]
    public async Task Tags_are_listed_renamed_merged_and_removed()
    {
        await AddAsync(more: ",\"tags\":[\"work\",\"office\"]");
        var tags = (await Mara.GetAsync("tags")).Expect(200)["data"];
        var (office, work) = (tags[0].GetProperty("id"), tags[1].GetProperty("id"));
        (await Mara.PatchAsync($"tags/{work}", """{"name":"job"}""", ("If-Match", "\"1\""))).Expect(200);
        (await Mara.PatchAsync($"tags/{office}", $$"""{"into":"{{work}}"}""", ("If-Match", "*"))).Expect(200);
        Assert.Equal(
            "job",
            Assert.Single((await Mara.GetAsync("tags"))["data"].EnumerateArray().ToList())
                .GetProperty("name")
                .GetString());
        (await Mara.DeleteAsync($"tags/{work}")).Expect(200);
        Assert.Equal(0, (await Mara.GetAsync("expenses"))["data"][0].GetProperty("tags").GetArrayLength());
    }

    [Fact]
    public async Task Budgets_tell_how_they_stand()
    {
        await AddAsync(minor: 4_000);
        var budget = (await Mara.PostAsync(
            "budgets", """{"amount":{"amount":"100"},"period":"month","startsOn":"2026-11-01"}"""))
            .Expect(201)["budget"];
        var status = (await Mara.GetAsync($"budgets/{budget.GetProperty("id")}/status?on=2026-11-20")).Expect(200);
        Assert.Equal(
            (4_000, 6_000, 40),
            (Minor(status, "spent"), Minor(status, "left"), status["status"].GetProperty("percent").GetInt32()));
        var changed = (await Mara.PatchAsync(
            $"budgets/{budget.GetProperty("id")}", """{"rollsLeft":true}""", ("If-Match", "\"1\""))).Expect(200);
        Assert.True(changed["budget"].GetProperty("rollsLeft").GetBoolean());
        var paused = (await Mara.PatchAsync(
            $"budgets/{budget.GetProperty("id")}", """{"paused":true}""", ("If-Match", "*")))
            .Expect(200)["budget"];
        Assert.Equal(
            (true, false), (paused.GetProperty("paused").GetBoolean(), paused.GetProperty("running").GetBoolean()));
        var resumed = (await Mara.PatchAsync(
            $"budgets/{budget.GetProperty("id")}", """{"paused":false}""", ("If-Match", "*")))
            .Expect(200)["budget"];
        Assert.Equal(
            (false, true), (resumed.GetProperty("paused").GetBoolean(), resumed.GetProperty("running").GetBoolean()));
        Assert.Equal(1, (await Mara.GetAsync("budgets"))["data"].GetArrayLength());
        (await Mara.DeleteAsync($"budgets/{budget.GetProperty("id")}")).Expect(200);

        static int Minor(ApiResponse answer, string name) =>
            answer["status"].GetProperty(name).GetProperty("minor").GetInt32();
    }

    [Fact]
    public async Task A_summary_divides_in_whole_numbers()
    {
        await AddAsync("Coffee", 450, ",\"tags\":[\"work\",\"out\"]");
        await AddAsync("Refund", -50);
        await Mara.PostAsync(
            "expenses", """{"title":"Train","amount":{"minor":1000},"category":"Transport","date":"2026-10-03"}""");
        var months = (await Mara.GetAsync("summary")).Expect(200);
        Assert.Equal([("2026-10", 1000), ("2026-11", 400)], Rows(months));
        Assert.Equal(
            (3, 1400),
            (months["total"].GetProperty("count").GetInt32(),
                months["total"].GetProperty("amount").GetProperty("minor").GetInt32()));
        Assert.Equal(
            [("Groceries", 400)], Rows(await Mara.GetAsync("summary?by=category&from=2026-11-01&to=2026-11-30")));
        Assert.Equal([("out", 450), ("work", 450)], Rows(await Mara.GetAsync("summary?by=tag")).Order());
        Assert.Equal([("mara", 1400)], Rows(await Mara.GetAsync("summary?by=member")));
        Assert.Equal(400, (await Mara.GetAsync("summary?by=colour")).Status);

        static IEnumerable<(string?, int)> Rows(ApiResponse answer) => answer["data"].EnumerateArray()
            .Select(row =>
                (row.GetProperty("name").GetString(), row.GetProperty("amount").GetProperty("minor").GetInt32()));
    }

    [Fact]
    public async Task The_trash_and_the_activity_are_told()
    {
        var added = await AddAsync();
        var deleted = (await Mara.DeleteAsync($"expenses/{added["id"]}")).Expect(200);
        Assert.Equal(
            "mara", (await Mara.GetAsync("trash")).Expect(200)["data"][0].GetProperty("deletedBy").GetString());
        var activity = (await Mara.GetAsync("activity")).Expect(200);
        Assert.Equal(
            ($"{deleted["batch"]}", "api"),
            ($"{activity["data"][0].GetProperty("batch")}", activity["data"][0].GetProperty("source").GetString()));
        Assert.Equal("stands", (await Mara.GetAsync($"batches/{added["batch"]}")).Expect(200)["state"].GetString());
        Assert.Equal(404, (await Mara.PostAsync($"batches/{Guid.NewGuid()}/undo")).Status);
    }

    [Fact]
    public async Task An_undo_that_meets_later_edits_alone_is_a_conflict_that_names_them()
    {
        var added = await AddAsync();
        var changed = (await Mara.PatchAsync(
            $"expenses/{added["id"]}", """{"title":"Tea"}""", ("If-Match", "*"))).Expect(200);
        (await Mara.PatchAsync($"expenses/{added["id"]}", """{"title":"Milk"}""", ("If-Match", "*"))).Expect(200);
        Assert.Equal(
            "Milk", (await Mara.PostAsync($"batches/{changed["batch"]}/undo")).Expect(409)["leftAlone"][0].GetString());
    }

    [Fact]
    public async Task Expenses_are_a_file_too()
    {
        await AddAsync();
        var csv = (await Mara.GetAsync("export?format=csv")).Expect(200);
        Assert.Equal("text/csv", csv.Type);
        Assert.Contains("Coffee", csv.Text, StringComparison.Ordinal);
        Assert.StartsWith("PK", (await Mara.GetAsync("export?format=xlsx")).Expect(200).Text, StringComparison.Ordinal);
        Assert.Equal("Coffee", (await Mara.GetAsync("export?format=jsonl&q=2026-11")).Expect(200)["title"].GetString());
    }
}
