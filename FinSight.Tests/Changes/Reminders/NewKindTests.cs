using FinSight.Core.Changes;
using FinSight.Core.Doctor;
using FinSight.Core.Ledgers;
using FinSight.Web.Features.Live;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Tests.Changes.Reminders;

/// <summary>
/// A new kind of row is one folder: undo, redo, history, activity, doctor and live pages come with its declaration.
/// </summary>
[Trait("Only", "SQLite")]
public sealed class NewKindTests : IAsyncLifetime
{
    TestServices _house = null!;
    Member _mara = null!;

    UndoService Undo => _house.Get<UndoService>();

    public async Task InitializeAsync()
    {
        _house = await ReminderModel.OpenAsync();
        _mara = await _house.MoveInAsync();
    }

    public async Task DisposeAsync() => await _house.DisposeAsync();

    [Fact]
    public async Task Its_rows_are_undone_and_redone()
    {
        var id = await AddAsync("Rent");
        await ChangeAsync(id, "Rent, by Friday");
        await RemoveAsync(id);

        await Undo.UndoAsync(_mara);
        Assert.Equal("Rent, by Friday", await TextAsync(id));
        await Undo.UndoAsync(_mara);
        Assert.Equal("Rent", await TextAsync(id));
        await Undo.UndoAsync(_mara);
        Assert.Null(await TextAsync(id));
        await Undo.RedoAsync(_mara);
        await Undo.RedoAsync(_mara);
        Assert.Equal("Rent, by Friday", await TextAsync(id));
        await Undo.RedoAsync(_mara);
        Assert.Null(await TextAsync(id));
        Assert.Empty(await _house.Get<DatabaseCheckup>().FindAsync());
    }

    [Fact]
    public async Task What_somebody_else_changed_since_is_left_alone_by_its_name()
    {
        var zoe = await _house.JoinAsync(_mara, "Zoë");
        var id = await AddAsync("Rent");
        await ChangeAsync(id, "Rent, by Friday");
        await ChangeAsync(id, "Rent, by Monday", zoe);
        Assert.Equal(["Rent, by Monday"], (await Undo.UndoAsync(_mara))!.LeftAlone);
    }

    [Fact]
    public async Task The_activity_tells_of_it_with_names_in_the_place_of_ids()
    {
        await AddAsync("Rent");
        var told = (await _house.Get<ActivityService>().PageAsync(_mara, new ActivityRequest())).Entries[0];
        Assert.Equal((ReminderLogDefinition.Kind, "Rent", 1), (told.Entity, told.Name, told.Count));
        Assert.Contains(new FieldChange("Category", null, "Groceries"), told.Fields);
    }

    [Fact]
    public async Task Its_versions_are_kept()
    {
        var id = await AddAsync("Rent");
        await ChangeAsync(id, "Rent, by Friday");
        var versions = await _house.Get<RowHistoryService>().VersionsAsync(_mara, ReminderLogDefinition.Kind, id);
        Assert.Equal(["Rent, by Friday", "Rent"], versions.Select(version => version.State["What"].GetString()));
        Assert.Equal([2, 1], versions.Select(version => version.Version));
    }

    [Fact]
    public async Task What_an_earlier_version_recorded_is_read_in_the_form_of_today()
    {
        var id = await AddAsync("Rent");
        await using (var db = await _house.Contexts.CreateDbContextAsync())
            await db.Database.ExecuteSqlRawAsync(
                "UPDATE Changes SET After = replace(After, '\"What\"', '\"Words\"') WHERE Entity = 'Reminder'");
        await Undo.UndoAsync(_mara);
        await Undo.RedoAsync(_mara);
        Assert.Equal("Rent", await TextAsync(id));
    }

    [Fact]
    public async Task An_open_page_hears_of_it()
    {
        var looks = new SemaphoreSlim(0);
        using var page = new LedgerRefreshSubscription(
            _house.Feed,
            _mara,
            TimeProvider.System,
            () =>
            {
                looks.Release();
                return Task.CompletedTask;
            },
            problem => throw problem);
        await looks.WaitAsync();
        await AddAsync("Rent");
        Assert.True(await looks.WaitAsync(Patience.Long));
    }

    async Task<Guid> AddAsync(string text)
    {
        var reminder = new Reminder(_mara.LedgerId, text, (await _house.CategoryAsync(_mara)).Id);
        await using var db = (await _house.Contexts.CreateDbContextAsync()).WriteAs(_mara);
        db.Add(reminder);
        await db.SaveChangesAsync();
        return reminder.Id;
    }

    async Task ChangeAsync(Guid id, string text, Member? by = null)
    {
        await using var db = (await _house.Contexts.CreateDbContextAsync()).WriteAs(by ?? _mara);
        (await db.Set<Reminder>().SingleAsync(r => r.Id == id)).Change(text);
        await db.SaveChangesAsync();
    }

    async Task RemoveAsync(Guid id)
    {
        await using var db = (await _house.Contexts.CreateDbContextAsync()).WriteAs(_mara);
        db.Remove(await db.Set<Reminder>().SingleAsync(r => r.Id == id));
        await db.SaveChangesAsync();
    }

    async Task<string?> TextAsync(Guid id)
    {
        await using var db = await _house.Contexts.CreateDbContextAsync();
        return await db.Set<Reminder>().Where(r => r.Id == id).Select(r => r.Text).SingleOrDefaultAsync();
    }
}
