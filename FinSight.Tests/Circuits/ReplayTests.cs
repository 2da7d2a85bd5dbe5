using FinSight.Core.Data;
using FinSight.Core.Sessions;
using FinSight.Tests.Browser;
using FinSight.Tests.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FinSight.Tests.Circuits;

/// <summary>Somebody who speaks to the server without a browser, and sends what no page would let them send.</summary>
public sealed class ReplayTests : IAsyncLifetime, IAsyncDisposable
{
    const string Click = """{"detail":1,"button":0,"buttons":0,"type":"click"}""";
    const string Title = "Rhubarb cake";

    readonly LiveApp _app = new();
    readonly HttpClient _http = new();
    TestUser _mara = null!;
    TestUser _noah = null!;
    Guid _cake, _noahs;

    public async Task InitializeAsync()
    {
        (_mara, _noah) = (await TestUser.MoveInAsync(_app, "mara", "en-GB"), await TestUser.MoveInAsync(
            _app, "noah", "en-GB"));
        (_cake, _noahs) = ((await _mara.WriteAsync(Title, 450)).Id, (await _noah.WriteAsync("Rent", 90_000)).Id);
        _http.DefaultRequestHeaders.Add("Cookie", _mara.CookieHeader);
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _app.DisposeAsync();
    }

    Task IAsyncLifetime.DisposeAsync() => DisposeAsync().AsTask();

    [Fact]
    public async Task A_recorded_click_does_what_it_did_in_the_browser()
    {
        await using var page = await OpenAsync();
        Assert.Null(await page.RaiseAsync(Delete(page), Click));
        Assert.True(await IsDeletedAsync());
    }

    [Fact]
    public async Task A_click_on_a_button_that_is_gone_does_nothing_and_the_error_tells_nothing()
    {
        await using var page = await OpenAsync();
        var button = Delete(page);
        await page.RaiseAsync(button, Click);
        await page.AcknowledgeAsync();
        // The page notes that she was here once it is drawn.
        await Patience.UntilAsync(() => DatabaseAsync(
            db => db.LedgerVisits.AnyAsync(visit => visit.UserId == _mara.Member.UserId)));
        await page.CalmAsync();

        await AssertNothingChangesAsync(async () => AssertTellsNothing(await page.RaiseAsync(button, Click)));
    }

    [Theory]
    [InlineData(0L)]
    [InlineData(987_654_321L)]
    [InlineData(-1L)]
    public async Task A_handler_that_was_guessed_does_nothing(long id)
    {
        await using var page = await OpenAsync();
        await AssertNothingChangesAsync(
            async () => AssertTellsNothing(await page.RaiseAsync(Delete(page) with { Id = id }, Click)));
    }

    [Fact]
    public async Task After_sign_out_clicks_go_nowhere()
    {
        await using var page = await OpenAsync();
        var button = Delete(page);
        var sessions = _app.Services.GetRequiredService<SessionService>();
        var mine = await DatabaseAsync(db => db.Sessions.SingleAsync(s => s.UserId == _mara.Member.UserId));
        await sessions.EndAsync((await sessions.CheckAsync(mine.UserId, mine.Id))!, mine.Id);

        await AssertNothingChangesAsync(async () =>
        {
            await page.CryAsync(button, Click);
            await page.CaughtUpAsync();
        });
    }

    [Fact]
    public async Task Another_user_who_knows_a_circuit_s_secret_does_not_get_it()
    {
        var page = await OpenAsync();
        var button = Delete(page);
        await page.DisposeAsync();
        await Patience.UntilAsync(async () =>
            await Circuit.AskAsync(_app.Address, _mara.CookieHeader, "ConnectCircuit", page.Secret) is true);

        Assert.Equal(false, await Circuit.AskAsync(_app.Address, _noah.CookieHeader, "ConnectCircuit", page.Secret));
        Assert.Equal(false, await Circuit.AskAsync(_app.Address, _noah.CookieHeader, "ConnectCircuit", "unknown"));
        await AssertNothingChangesAsync(
            () => Circuit.TakeUpAsync(_app.Address, _noah.CookieHeader, page, button, Click));
        await Circuit.TakeUpAsync(_app.Address, _mara.CookieHeader, page, button, Click);
        Assert.True(await IsDeletedAsync());
    }

    [Fact]
    public async Task The_id_of_another_s_expense_in_an_entry_is_refused()
    {
        await using var page = await OpenAsync();
        await AssertNothingChangesAsync(() => EnterAsync(page, _noahs));

        var mine = Guid.CreateVersion7();
        await EnterAsync(page, mine);
        Assert.True(
            await DatabaseAsync(db => db.Expenses.AnyAsync(e => e.Id == mine && e.LedgerId == _mara.Member.LedgerId)));
    }

    [Fact]
    public async Task Another_ledger_s_category_in_a_form_is_refused()
    {
        await using (var page = await OpenAsync())
            await AssertNothingChangesAsync(() => AddAsync(page, _noah.CategoryId("Groceries")));

        await using var again = await OpenAsync();
        await AddAsync(again, _mara.CategoryId("Travel"));
        Assert.True(
            await DatabaseAsync(
                db => db.Expenses.AnyAsync(e => e.Title == "Lark" && e.LedgerId == _mara.Member.LedgerId)));
    }

    static async Task EnterAsync(Circuit page, Guid id)
    {
        Assert.Null(
            await page.RaiseAsync(page.Find("input", handler => handler.Has("id", "quick-entry-id")), Value($"{id}")));
        Assert.Null(
            await page.RaiseAsync(page.Find("input", handler => handler.Has("id", "quick-line")), Value("Lark 4.50")));
        Assert.Null(await page.RaiseAsync(page.Find("submit", handler => handler.Has("id", "quick-form")), "{}"));
    }

    static async Task AddAsync(Circuit page, Guid category)
    {
        Assert.Null(
            await page.RaiseAsync(page.Find("input", handler => handler.Has("id", "add-title")), Value("Lark")));
        Assert.Null(
            await page.RaiseAsync(page.Find("input", handler => handler.Has("id", "add-amount")), Value("4.50")));
        Assert.Null(
            await page.RaiseAsync(
                page.Find("change", handler => handler.Has("id", "add-category")), Value($"{category}")));
        Assert.Null(
            await page.RaiseAsync(page.Find("submit", handler => handler.Has("aria-label", "All fields")), "{}"));
    }

    static string Value(string text) => $$"""{"value":"{{text}}"}""";

    static void AssertTellsNothing(string? error)
    {
        Assert.NotNull(error);
        foreach (var word in new[] { "handler", "EventId", "   at ", "FinSight", Title })
            Assert.DoesNotContain(word, error, StringComparison.OrdinalIgnoreCase);
    }

    Task<Circuit> OpenAsync() => Circuit.OpenAsync(_http, _mara.CookieHeader, _app.Address, Title, holds: true);

    static Handler Delete(Circuit page) => page.Find("click", handler => handler.Has("aria-label", $"Delete {Title}"));

    Task<bool> IsDeletedAsync() => DatabaseAsync(db => db.Expenses.AnyAsync(e => e.Id == _cake && e.DeletedAt != null));

    async Task AssertNothingChangesAsync(Func<Task> act)
    {
        var before = await DatabaseAsync(db => db.DumpAsync());
        await act();
        Assert.Equal(before, await DatabaseAsync(db => db.DumpAsync()));
    }

    async Task<T> DatabaseAsync<T>(Func<FinSightContext, Task<T>> read)
    {
        await using var db = await _app.Services.GetRequiredService<IDbContextFactory<FinSightContext>>()
            .CreateDbContextAsync();
        return await read(db);
    }
}
