using System.IO.Compression;
using System.Text.Json;
using FinSight.Core.Alerts;
using FinSight.Core.Export;
using FinSight.Core.Ledgers;
using FinSight.Core.Links;
using FinSight.Core.Members;
using FinSight.Core.Security;
using FinSight.Core.Sessions;
using FinSight.Core.Tokens;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Tests.Export;

public sealed class AccountExportServiceTests : ServiceTestBase
{
    [Fact]
    public async Task All_that_is_mine_is_in_the_file_and_nothing_of_a_stranger()
    {
        await House.Expenses.AddAsync(Mara, Guid.CreateVersion7(),
            await House.FieldsAsync(Mara, title: "Zürich → Bern", minor: -5) with
            {
                Tags = ["work"],
                Note = "half-fare",
            });
        var deleted = Guid.CreateVersion7();
        await House.Expenses.AddAsync(Mara, deleted, await House.FieldsAsync(Mara, title: "Mistake"));
        await House.Expenses.DeleteAsync(Mara, deleted);
        var stranger = await House.MoveInAsync("Sparrowhawk");
        await House.Expenses.AddAsync(
            stranger, Guid.CreateVersion7(), await House.FieldsAsync(stranger, title: "Sparrowhawk"));

        var files = await ExportAsync();

        Assert.Equal(
            [
                "ledger-1/budgets.json", "ledger-1/categories.json", "ledger-1/connections.json",
                "ledger-1/evidence.json", "ledger-1/expenses.json", "ledger-1/inbox.json", "ledger-1/ledger.json",
                "ledger-1/log.json", "profile.json", "security.json",
            ],
            files.Keys.Order(StringComparer.Ordinal));
        Assert.DoesNotContain(
            files.Values, file => file.GetRawText().Contains("Sparrowhawk", StringComparison.Ordinal));
        var expenses = files["ledger-1/expenses.json"].EnumerateArray().ToList();
        Assert.Equal(2, expenses.Count);
        Assert.Equal(
            ("Zürich → Bern", "-0.05", "CHF", "Groceries", "half-fare", "2026-11-20"),
            (Text(expenses[0], "title"), Text(expenses[0], "amount"), Text(expenses[0], "currency"),
             Text(expenses[0], "category"), Text(expenses[0], "note"), Text(expenses[0], "date")));
        Assert.Equal(["work"], expenses[0].GetProperty("tags").EnumerateArray().Select(tag => tag.GetString()));
        Assert.Equal(JsonValueKind.Null, expenses[0].GetProperty("deletedAt").ValueKind);
        Assert.Equal(JsonValueKind.String, expenses[1].GetProperty("deletedAt").ValueKind);
        Assert.Equal("Mara", Text(files["ledger-1/ledger.json"], "name"));
        Assert.Contains(files["security.json"].EnumerateArray(), line => Text(line, "act") == "Exported");
        await using var db = await House.Contexts.CreateDbContextAsync();
        Assert.Equal(
            await db.Changes.CountAsync(c => c.LedgerId == Mara.LedgerId), files["ledger-1/log.json"].GetArrayLength());
    }

    [Fact]
    public async Task A_shared_ledger_is_there_for_each_who_keeps_it_and_long_lists_are_whole()
    {
        var fields = await House.FieldsAsync(Mara);
        await House.Expenses.AddManyAsync(Mara, Enumerable.Range(0, 1_234).Select(_ => fields));
        var jonas = await House.JoinAsync(Mara, "Jonas", Role.Viewer);
        var files = await ExportAsync(jonas);
        Assert.Equal(1_234, files["ledger-1/expenses.json"].GetArrayLength());
        Assert.Equal("Viewer", Text(files["ledger-1/ledger.json"], "role"));
    }

    [Fact]
    public async Task An_emoji_is_an_emoji_in_the_file_and_what_breaks_JSON_is_escaped()
    {
        const string title = "Pizza 🍕👩‍👩‍👧 𝔄 𠮷 \"quoted\" \\ قهوة";
        await House.Expenses.AddAsync(
            Mara,
            Guid.CreateVersion7(),
            await House.FieldsAsync(Mara, title) with { Note = "two\nlines \U000E0041 \U000F0000" });

        var files = await ExportAsync();

        var text = files["ledger-1/expenses.json"].GetRawText();
        Assert.Contains("Pizza 🍕👩‍👩‍👧 𝔄 𠮷 \\\"quoted\\\" \\\\ قهوة", text, StringComparison.Ordinal);
        Assert.Contains("two\\nlines \\uDB40\\uDC41 \\uDB80\\uDC00", text, StringComparison.Ordinal);
        Assert.Equal(title, Text(files["ledger-1/expenses.json"][0], "title"));
        Assert.Contains("🍕", files["ledger-1/log.json"].GetRawText(), StringComparison.Ordinal);
        Assert.Contains("🥕", files["ledger-1/categories.json"].GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_secret_leaves_the_house()
    {
        var me = await House.SignInAsync(Mara);
        var token = await House.Get<ApiTokenService>().CreateAsync(
            House.Get<SessionService>().ProofOf(me)!, "Phone", TokenScopeKinds.Read, null, ClientInfo.Unknown);
        var profile = (await ExportAsync())["profile.json"];
        Assert.Equal("Phone", Text(profile.GetProperty("tokens")[0], "name"));
        foreach (var secret in new[] { token, me.SessionId.ToString(), "passwordHash", "securityStamp" })
            Assert.DoesNotContain(secret, profile.GetRawText(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task It_says_how_they_hear_of_budgets()
    {
        await House.Get<AlertChoiceService>().SendDigestAsync(Mara, DayOfWeek.Friday);
        await House.Get<AlertChoiceService>().KeepQuietAsync(Mara, (new(22, 0), new(7, 30)));
        var hearing = (await ExportAsync())["profile.json"].GetProperty("hearing");
        Assert.Equal(("22:00", "07:30"), (Text(hearing, "quietFrom"), Text(hearing, "quietTo")));
        Assert.Equal("Friday", Text(hearing.GetProperty("ledgers")[0], "digestDay"));
    }

    [Fact]
    public async Task It_tells_whom_they_invited_and_when_they_were_where()
    {
        var noah = await House.JoinAsync(Mara, "Noah", Role.Owner);
        var made = await House.Get<LedgerInvitationService>()
            .MakeAsync(Mara, new(Role.Viewer, 7, IsReusable: true, "guest@example.org"));
        await House.Get<LedgerInvitationService>().MakeAsync(noah, new(Role.Viewer, 1, Email: "other@example.org"));
        var server = await House.AdministrateAsync(Mara);
        await House.Get<AccountInvitationService>().MakeAsync(server, await House.ProofAsync(server), "Grandma");
        await House.Get<LedgerVisitService>().SeenAsync(Mara);

        var profile = (await ExportAsync())["profile.json"];

        var invitations = profile.GetProperty("invitations").EnumerateArray().ToList();
        Assert.Equal(
            [(Mara.LedgerId.ToString(), "Viewer", "guest@example.org"), (null, null, "Grandma")],
            invitations.ConvertAll(i => (Text(i, "ledgerId"), Text(i, "role"), Text(i, "for"))));
        Assert.True(invitations[0].GetProperty("isReusable").GetBoolean());
        Assert.Equal(
            Mara.LedgerId.ToString(), Text(Assert.Single(profile.GetProperty("visits").EnumerateArray()), "ledgerId"));
        Assert.DoesNotContain(made.Path.Split('#')[1], profile.GetRawText(), StringComparison.Ordinal);
    }

    static string? Text(JsonElement row, string name) => row.GetProperty(name).GetString();

    async Task<Dictionary<string, JsonElement>> ExportAsync(Member? member = null)
    {
        var me = await House.SignInAsync(member ?? Mara);
        using var file = new MemoryStream();
        await House.Get<AccountExportService>().WriteAsync(
            House.Get<SessionService>().ProofOf(me)!, file, ClientInfo.Unknown);
        file.Position = 0;
        using var zip = new ZipArchive(file);
        return zip.Entries.ToDictionary(entry => entry.FullName, entry =>
        {
            using var stream = entry.Open();
            return JsonElement.Parse(new StreamReader(stream).ReadToEnd());
        });
    }
}
