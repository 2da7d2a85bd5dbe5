namespace FinSight.Tests.Api;

public sealed class ExpenseBatchApiTests : ApiTestBase
{
    [Fact]
    public async Task Many_operations_are_one_batch_that_one_undo_takes_back()
    {
        var (kept, gone) = ((await AddAsync("Kept"))["id"], (await AddAsync("Gone"))["id"]);
        var before = (await Mara.GetAsync("expenses"))["data"].GetRawText();
        var done = (await Mara.PostAsync("batch", $$$"""
            {"atomic":true,"ops":[
                {"op":"add","expense":{"title":"Bread","amount":{"amount":"3.20"},"category":"Groceries","tags":["home"]}},
                {"op":"change","id":"{{{kept}}}","version":1,"expense":{"title":"Kept and changed","tags":["home"]}},
                {"op":"delete","id":"{{{gone}}}"}]}
            """)).Expect(200);
        Assert.Equal(
            [201, 200, 200], done["results"].EnumerateArray().Select(one => one.GetProperty("status").GetInt32()));
        Assert.Equal(["Bread", "Kept and changed"], Titles(await Mara.GetAsync("expenses")).Order());
        var undone = (await Mara.PostAsync($"batches/{done["batch"]}/undo")).Expect(200);
        Assert.Equal(3, undone["changed"].GetInt32());
        Assert.Equal(["Gone", "Kept"], Titles(await Mara.GetAsync("expenses")).Order());
        Assert.Contains("\"Kept\"", before, StringComparison.Ordinal);
        (await Mara.PostAsync($"batches/{done["batch"]}/redo")).Expect(200);
        Assert.Equal(["Bread", "Kept and changed"], Titles(await Mara.GetAsync("expenses")).Order());
    }

    [Fact]
    public async Task Atomic_is_all_or_nothing_and_says_which_one_was_refused()
    {
        var id = (await AddAsync())["id"];
        var refused = (await Mara.PostAsync("batch", $$$"""
            {"atomic":true,"ops":[
                {"op":"add","expense":{"title":"Bread","amount":{"minor":320},"category":"Groceries"}},
                {"op":"change","id":"{{{id}}}","version":9,"expense":{"title":"Tea"}},
                {"op":"add","expense":{"title":"Milk","amount":{"minor":320},"categoryId":"{{{Guid.NewGuid()}}}"}}]}
            """)).Expect(422);
        Assert.Equal("batch.refused", refused.Code);
        Assert.Contains(("/ops/1", "version.stale"), refused.Errors);
        Assert.Contains(("/ops/2/category", "category.missing"), refused.Errors);
        Assert.Equal(["Coffee"], Titles(await Mara.GetAsync("expenses")));
    }

    [Fact]
    public async Task Item_by_item_each_has_its_own_status()
    {
        var id = (await AddAsync())["id"];
        var done = (await Mara.PostAsync("batch", $$$"""
            {"ops":[
                {"op":"add","expense":{"title":"Bread","amount":{"minor":320},"category":"Groceries"}},
                {"op":"delete","id":"{{{Guid.NewGuid()}}}"},
                {"op":"add","expense":{"title":" ","amount":{"minor":0},"category":"Groceries"}},
                {"op":"delete","id":"{{{id}}}","version":1},
                {"op":"fly"}, {"op":"delete"}]}
            """)).Expect(400);
        Assert.Equal("/ops/4/op", done.Errors.Single().Pointer);
        done = (await Mara.PostAsync("batch", $$$"""
            {"ops":[
                {"op":"add","expense":{"title":"Bread","amount":{"minor":320},"category":"Groceries"}},
                {"op":"delete","id":"{{{Guid.NewGuid()}}}"},
                {"op":"add","expense":{"title":" ","amount":{"minor":0},"category":"Groceries"}},
                {"op":"delete","id":"{{{id}}}","version":1}]}
            """)).Expect(200);
        Assert.Equal(
            [201, 404, 422, 200], done["results"].EnumerateArray().Select(one => one.GetProperty("status").GetInt32()));
        Assert.Equal(
            "/ops/2/expense/title", done["results"][2].GetProperty("errors")[0].GetProperty("pointer").GetString());
        Assert.Equal(["Bread"], Titles(await Mara.GetAsync("expenses")));
    }

    [Fact]
    public async Task A_thousand_are_added_at_once_and_once_only_under_one_key()
    {
        var ops = string.Join(',', Enumerable.Range(0, 1000).Select(i =>
            $$$"""{"op":"add","expense":{"title":"Row {{{i}}}","amount":{"minor":{{{i + 1}}}},"category":"Groceries","date":"2026-11-20"}}"""));
        var body = $$$"""{"atomic":true,"ops":[{{{ops}}}]}""";
        (await Mara.PostAsync("batch", body, ("Idempotency-Key", "all"))).Expect(200);
        var again = (await Mara.PostAsync("batch", body, ("Idempotency-Key", "all"))).Expect(200);
        Assert.Equal(System.Text.Json.JsonValueKind.Null, again["batch"].ValueKind);
        Assert.All(again["results"].EnumerateArray(), one => Assert.Equal(200, one.GetProperty("status").GetInt32()));
        Assert.Equal(
            1000, (await Mara.GetAsync("expenses?total=true&limit=1"))["total"].GetProperty("count").GetInt32());
        Assert.Equal(400, (await Mara.PostAsync("batch", $$$"""{"ops":[{{{ops}}},{"op":"delete"}]}""")).Status);
    }

    [Fact]
    public async Task A_token_that_may_add_adds_in_a_batch_and_changes_nothing_there()
    {
        var adder = await ApiClient.OfAsync(App, "mara", Core.Tokens.TokenScopeKinds.Add);
        var writer = await ApiClient.OfAsync(App, "mara", Core.Tokens.TokenScopeKinds.Write);
        var id = (await AddAsync())["id"];
        const string Add =
            """{"ops":[{"op":"add","expense":{"title":"Bread","amount":{"minor":320},"category":"Groceries"}}]}""";
        var delete = $$$"""{"ops":[{"op":"delete","id":"{{{id}}}"}]}""";
        Assert.Equal(
            (200, 403),
            ((await adder.PostAsync("batch", Add)).Status, (await adder.PostAsync("batch", delete)).Status));
        Assert.Equal(
            (403, 200),
            ((await writer.PostAsync("batch", Add)).Status, (await writer.PostAsync("batch", delete)).Status));
    }

    static IEnumerable<string?> Titles(ApiResponse page) =>
        page["data"].EnumerateArray().Select(row => row.GetProperty("title").GetString());
}
