using System.Text.Json;

namespace FinSight.Tests.Mcp;

/// <summary>Nothing is written before it was looked at, and everything is one batch that names its token.</summary>
public sealed class McpWritingTests : McpTestBase
{
    [Fact]
    public async Task Lines_are_shown_first_and_added_once_they_are_confirmed()
    {
        await using var assistant = await AssistantAsync();
        var preview = await AskAsync(
            assistant, "add_expenses", new { lines = "coffee 4.50 groceries\ntrain 12 #work" });
        Assert.False(preview.GetProperty("written").GetBoolean());
        Assert.Equal(
            ("16.50", "4.50"),
            (preview.GetProperty("total").GetString(),
                preview.GetProperty("rows")[0].GetProperty("amount").GetString()));
        Assert.Contains("confirm", preview.GetProperty("todo").GetString(), StringComparison.Ordinal);
        Assert.Equal(0, await CountAsync());

        var ask = new { lines = "coffee 4.50 groceries\ntrain 12 transport #work", confirm = true, key = "once" };
        var added = await AskAsync(assistant, "add_expenses", ask);
        Assert.True(added.GetProperty("written").GetBoolean());
        await AssertBatchAsync(added, 2);
        Assert.False((await AskAsync(assistant, "add_expenses", ask)).GetProperty("written").GetBoolean());
        Assert.Equal(2, await CountAsync());
    }

    [Fact]
    public async Task One_line_that_can_t_be_read_keeps_all_of_them_out()
    {
        await using var assistant = await AssistantAsync();
        var preview = await AskAsync(assistant, "add_expenses", new { lines = "coffee 4.50 groceries\ntrain" });
        Assert.NotEmpty(preview.GetProperty("rows")[1].GetProperty("problems").EnumerateArray());
        var refused = await RefusedAsync(
            assistant, "add_expenses", new { lines = "coffee 4.50 groceries\ntrain", confirm = true });
        Assert.Equal("/lines/1", refused.GetProperty("errors")[0].GetProperty("pointer").GetString());
        Assert.Equal(0, await CountAsync());
    }

    [Fact]
    public async Task An_edit_shows_before_and_after_and_then_is_done()
    {
        var row = await AddAsync();
        await using var assistant = await AssistantAsync();
        var edits = new[]
        {
            new { id = row["id"].GetGuid(), version = row["version"].GetInt64(), title = "Tea", amount = "3.20" },
        };
        var preview = await AskAsync(assistant, "edit_expenses", new { edits });
        Assert.Equal(
            ("Coffee", "Tea", "3.20"),
            (Of(preview, "before", "title"), Of(preview, "after", "title"), Of(preview, "after", "amount")));
        Assert.Equal("Coffee", (await Mara.GetAsync($"expenses/{edits[0].id}"))["title"].GetString());
        var done = await AskAsync(assistant, "edit_expenses", new { edits, confirm = true });
        Assert.Equal("Tea", Of(done, "after", "title"));
        await AssertBatchAsync(done, 1);

        var stale = await RefusedAsync(
            assistant, "edit_expenses", new { edits = new[] { edits[0] with { title = "Milk" } }, confirm = true });
        Assert.Equal("version.stale", stale.GetProperty("code").GetString());
        Assert.Contains("search_expenses", stale.GetProperty("fix").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_deleted_lies_in_the_trash_and_undo_brings_it_back()
    {
        var row = await AddAsync();
        await using var assistant = await AssistantAsync();
        var deleted = await AskAsync(
            assistant,
            "edit_expenses",
            new { edits = new[] { new { id = row["id"].GetGuid(), version = 1, delete = true } }, confirm = true });
        Assert.Equal(0, await CountAsync());
        var batch = deleted.GetProperty("batch").GetGuid();
        var preview = await AskAsync(assistant, "undo_batch", new { batch });
        Assert.Equal(
            (false, "stands"), (preview.GetProperty("written").GetBoolean(), preview.GetProperty("state").GetString()));
        Assert.Equal(0, await CountAsync());
        await AskAsync(assistant, "undo_batch", new { batch, confirm = true });
        Assert.Equal(1, await CountAsync());
    }

    [Fact]
    public async Task A_whole_filter_is_moved_only_with_the_count_that_was_seen()
    {
        for (var i = 0; i < 7; i++) await AddAsync($"Train {i}", 1200);
        await AddAsync();
        await using var assistant = await AssistantAsync();
        var preview = await AskAsync(assistant, "recategorize_where", new { q = "train", category = "transport" });
        Assert.Equal(
            (7, 5, "84.00"),
            (preview.GetProperty("count").GetInt32(), preview.GetProperty("examples").GetArrayLength(),
                preview.GetProperty("total").GetString()));
        await AddAsync("Train 8", 1200);
        var refused = await RefusedAsync(
            assistant, "recategorize_where", new { q = "train", category = "transport", confirm = true, count = 7 });
        Assert.Equal("batch.count_differs", refused.GetProperty("code").GetString());
        Assert.Equal(0, await CountAsync("category:transport"));
        var done = await AskAsync(
            assistant, "recategorize_where", new { q = "train", category = "transport", confirm = true, count = 8 });
        await AssertBatchAsync(done, 8);
        Assert.Equal(8, await CountAsync("category:transport"));
    }

    async Task AssertBatchAsync(JsonElement done, int count)
    {
        var batch = (await Mara.GetAsync($"batches/{done.GetProperty("batch").GetGuid()}")).Expect(200);
        Assert.Equal(
            ("Home Assistant", "api", count),
            (batch["via"].GetString(), batch["source"].GetString(), batch["count"].GetInt32()));
    }

    async Task<int> CountAsync(string q = "") =>
        (await Mara.GetAsync($"expenses?q={Uri.EscapeDataString(q)}"))["data"].GetArrayLength();

    static string? Of(JsonElement answer, string side, string field) =>
        answer.GetProperty("rows")[0].GetProperty(side).GetProperty(field).GetString();
}
