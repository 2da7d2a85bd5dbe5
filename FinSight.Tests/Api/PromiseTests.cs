using System.Net.Http.Headers;
using System.Text.Json;
using FinSight.Core;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace FinSight.Tests.Api;

/// <summary>
/// Within version 1 there are only additions: a token of an earlier database still opens what it did, and answers hold
/// what they held.
/// </summary>
[Trait("Only", "SQLite")]
public sealed class PromiseTests
{
    const string Token = "fst_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

    /// <summary>The last schema before tokens could be for some ledgers only.</summary>
    const string Earlier = "Budgets";

    /// <summary>As programs were answered first: address, status and the fields that they may rely on.</summary>
    static readonly (string Path, string Fields)[] Recorded =
    [
        ("/api/me", "id name language culture timeZone token"),
        ("/api/v1/me", "user token ledgers limits server"),
        ("/api/v1/ledgers", "data"),
        ("/api/v1/ledgers/{ledger}", "id name currency firstDay role archived timeZone today members sequence"),
        ("/api/v1/ledgers/{ledger}/expenses", "data next sequence"),
        ("/api/v1/ledgers/{ledger}/expenses/{id}",
            "id date title amount categoryId note tags tagIds createdBy createdAt deleted version"),
        ("/api/v1/ledgers/{ledger}/expenses/{id}/history", "data sequence"),
        ("/api/v1/ledgers/{ledger}/changes?since=0", "data next more"),
        ("/api/v1/ledgers/{ledger}/categories", "data sequence"),
        ("/api/v1/ledgers/{ledger}/tags", "data sequence"),
        ("/api/v1/ledgers/{ledger}/budgets", "data sequence"),
        ("/api/v1/ledgers/{ledger}/summary", "by from to data total sequence"),
        ("/api/v1/ledgers/{ledger}/activity", "data next sequence"),
        ("/api/v1/ledgers/{ledger}/trash", "data next sequence"),
    ];

    [Fact]
    public async Task A_token_of_an_earlier_database_is_answered_as_before()
    {
        using var folder = PreparedDatabase.NewFolder();
        var (ledger, id) = await FillAsync(folder);
        await using var app = new LiveApp(folder: folder);
        using var http = new HttpClient { BaseAddress = app.Address };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Token);
        var lost = new List<string>();
        foreach (var (path, fields) in Recorded)
        {
            using var answer = await http.GetAsync(
                path.Replace("{ledger}", $"{ledger}", StringComparison.Ordinal)
                    .Replace("{id}", $"{id}", StringComparison.Ordinal));
            var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
            if ((int)answer.StatusCode != 200) lost.Add($"{path} answers {(int)answer.StatusCode}: {json}");
            lost.AddRange(
                fields.Split(' ')
                    .Where(field => !json.TryGetProperty(field, out _))
                    .Select(field => $"{path} lost {field}"));
        }
        Assert.Empty(lost);
    }

    static async Task<(Guid Ledger, Guid Expense)> FillAsync(TempFolder folder)
    {
        var house = await TestServices.OpenAsync(folder);
        var mara = await house.MoveInAsync();
        var id = Guid.CreateVersion7();
        await house.Expenses.AddAsync(mara, id, await house.FieldsAsync(mara));
        await using (var db = await house.Contexts.CreateDbContextAsync())
        {
            await db.GetService<IMigrator>().MigrateAsync(Earlier);
            await db.Database.ExecuteSqlAsync($"""
                INSERT INTO ApiTokens (Id, UserId, Name, Hash, Ending, Scopes, CreatedAt)
                VALUES ({Blob(Guid.CreateVersion7())}, {Blob(mara.UserId)}, 'Phone', {SecretGenerator.Hash(Token)}, 'AAAA', 7, 0)
                """);
        }
        await house.CloseAsync();
        return (mara.LedgerId, id);
    }

    static byte[] Blob(Guid id) => id.ToByteArray(bigEndian: true);
}
