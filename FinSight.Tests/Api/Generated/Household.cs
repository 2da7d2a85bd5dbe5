// Compiled by GeneratedClientTests, together with the client that a generator made.
using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Threading.Tasks;

namespace Household;

public partial class FinSightClient
{
    // In a change null means "none": what is not set stays out.
    static partial void UpdateJsonSerializerSettings(JsonSerializerOptions settings) =>
        settings.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
}

/// <summary>What somebody writes who has nothing but the client.</summary>
public sealed class GeneratedClientDriver(HttpClient http, Guid ledger)
{
    readonly FinSightClient _client = new(http);
    readonly Dictionary<Guid, string> _followed = [];
    long _since;

    /// <returns>Whether sending it again told of the same expense.</returns>
    public async Task<bool> AddAsync(string title, long minor)
    {
        var expense = new NewExpense
        {
            Id = Guid.CreateVersion7(),
            Title = title,
            Amount = new() { Minor = minor },
            Category = "Groceries",
            Date = new(2026, 11, 20),
            Tags = ["work"],
        };
        var added = await _client.AddExpenseAsync(ledger, expense);
        var again = await _client.AddExpenseAsync(ledger, expense);
        return added.Id == expense.Id && again.Id == added.Id && again.Version == added.Version;
    }

    /// <returns>The titles of all, a few a page, the largest first.</returns>
    public async Task<List<string>> PagesAsync(int limit)
    {
        var titles = new List<string>();
        string? cursor = null;
        do
        {
            var page = await _client.GetExpensesAsync(ledger, sort: ExpenseSort.Largest, limit: limit, cursor: cursor);
            titles.AddRange(page.Data.Select(expense => expense.Title));
            cursor = page.Next;
        }
        while (cursor is not null);
        return titles;
    }

    /// <returns>The code with which a version is refused that is no longer the newest.</returns>
    public async Task<string> RenameAsync(string title, string to)
    {
        var expense = (await _client.GetExpensesAsync(ledger, q: title)).Data.Single();
        await _client.ChangeExpenseAsync(ledger, expense.Id, $"\"{expense.Version}\"", new() { Title = to });
        try
        {
            await _client.ChangeExpenseAsync(ledger, expense.Id, $"\"{expense.Version}\"", new() { Title = title });
            return "none";
        }
        catch (ApiException<Problem> refused)
        {
            return refused.Result.Code;
        }
    }

    /// <returns>How many were refused of two, where the second names no expense.</returns>
    public async Task<int> DeleteAsync(string title)
    {
        var expense = (await _client.GetExpensesAsync(ledger, q: title)).Data.Single();
        var answer = await _client.PostBatchAsync(ledger, new()
        {
            Ops = [new() { Op = BatchOperationKind.Delete, Id = expense.Id },
                new() { Op = BatchOperationKind.Delete, Id = Guid.NewGuid() }],
        });
        return answer.Results.Count(result => result.Status >= 400);
    }

    public async Task UndoAsync()
    {
        var activity = await _client.GetActivityAsync(ledger);
        await _client.UndoBatchAsync(ledger, activity.Data.First().Batch);
    }

    /// <returns>The titles of what there is, by nothing but what has changed since it was asked last.</returns>
    public async Task<List<string>> FollowAsync(int limit)
    {
        ChangePage page;
        do
        {
            page = await _client.GetChangesAsync(ledger, _since, limit);
            foreach (var change in page.Data.Where(change => change.Entity == "expense"))
                if (change.Op == "delete") _followed.Remove(change.Id);
                else _followed[change.Id] = ((JsonElement)change.Row!).GetProperty("title").GetString()!;
            _since = page.Next;
        }
        while (page.More);
        return [.. _followed.Values.Order()];
    }
}
