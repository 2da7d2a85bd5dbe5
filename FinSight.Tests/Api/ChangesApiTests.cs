using System.Text.Json;

namespace FinSight.Tests.Api;

public sealed class ChangesApiTests : ApiTestBase
{
    readonly Dictionary<Guid, JsonElement> _expenses = [];

    [Fact]
    public async Task Whoever_applies_all_changes_from_the_beginning_has_the_ledger_at_every_sequence()
    {
        var random = new Random(17);
        var ids = new List<Guid>();
        var known = new Dictionary<long, string>();
        for (var i = 0; i < 60; i++)
        {
            await ActAsync(random, ids, i);
            var page = (await Mara.GetAsync("expenses?limit=500")).Expect(200);
            known[page["sequence"].GetInt64()] = string.Join('\n', page["data"].EnumerateArray().Select(Told).Order());
        }
        var next = 0L;
        for (var more = true; more;)
        {
            var page = (await Mara.GetAsync($"changes?since={next}&limit=7")).Expect(200);
            foreach (var change in page["data"].EnumerateArray())
            {
                Apply(change);
                if (known.TryGetValue(change.GetProperty("sequence").GetInt64(), out var then))
                    Assert.Equal(then, string.Join('\n', _expenses.Select(row => Told(row.Key, row.Value)).Order()));
            }
            (next, more) = (page["next"].GetInt64(), page["more"].GetBoolean());
        }
        Assert.Equal(known.Keys.Max(), next);
        Assert.Empty((await Mara.GetAsync($"changes?since={next}"))["data"].EnumerateArray());
    }

    [Fact]
    public async Task What_the_log_has_lost_is_told_with_a_way_out()
    {
        await AddAsync();
        await AddAsync();
        await App.ReadAsync(db => Microsoft.EntityFrameworkCore.EntityFrameworkQueryableExtensions.ExecuteDeleteAsync(
            db.Changes.Where(c => c.Sequence < db.Changes.Max(last => last.Sequence))));
        var gone = (await Mara.GetAsync("changes?since=0")).Expect(410);
        Assert.Equal(("changes.too_old", $"{Mara.Root}/expenses"), (gone.Code, gone["snapshot"].GetString()));
        (await Mara.GetAsync(gone["snapshot"].GetString()!)).Expect(200);
    }

    async Task ActAsync(Random random, List<Guid> ids, int i)
    {
        var (id, kind) = (ids.Count == 0 ? Guid.Empty : ids[random.Next(ids.Count)], random.Next(6));
        if (id == Guid.Empty || kind < 2)
        {
            ids.Add((await AddAsync(
                $"Row {i}", 100 + i, random.Next(2) == 0 ? $",\"tags\":[\"t{random.Next(3)}\"]" : ""))["id"].GetGuid());
            return;
        }
        var answer = kind switch
        {
            2 => await Mara.PatchAsync(
                $"expenses/{id}", $$"""{"title":"Changed {{i}}","tags":["t{{random.Next(4)}}"]}""", ("If-Match", "*")),
            3 => await Mara.DeleteAsync($"expenses/{id}"),
            4 => await Mara.PostAsync($"expenses/{id}/restore"),
            _ => await Mara.PostAsync("quick", $$"""{"text":"bread {{i + 1}} groceries\nmilk {{i + 2}} groceries"}"""),
        };
        Assert.True(answer.Status is 200 or 201 or 404, answer.Text);
    }

    void Apply(JsonElement change)
    {
        if (change.GetProperty("entity").GetString() != "expense") return;
        var id = change.GetProperty("id").GetGuid();
        if (change.GetProperty("op").GetString() == "delete") _expenses.Remove(id);
        else _expenses[id] = change.GetProperty("row");
    }

    static string Told(JsonElement row) => Told(row.GetProperty("id").GetGuid(), row);

    static string Told(Guid id, JsonElement row) => string.Join('|', (string[])
    [
        $"{id}",
        .. ((string[])["title", "date", "amount", "categoryId", "note", "tagIds", "createdBy"])
            .Select(field => row.GetProperty(field).GetRawText()),
    ]);
}
