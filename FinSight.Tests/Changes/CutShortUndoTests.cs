using FinSight.Core.Changes;
using FinSight.Core.Doctor;
using FinSight.Core.Expenses;
using FinSight.Core.Ledgers;
using FinSight.Tests.Data;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Tests.Changes;

/// <summary>An undo of a large batch takes several transactions, and may end between any two of them.</summary>
public sealed class CutShortUndoTests : IAsyncLifetime
{
    const int Rows = 450;

    TestServices _house = null!;
    Member _mara = null!;

    UndoService Undo => _house.Get<UndoService>();

    public async Task InitializeAsync()
    {
        _house = await TestServices.OpenAsync();
        _mara = await _house.MoveInAsync();
        await _house.Expenses.AddAsync(_mara, Guid.CreateVersion7(), await _house.FieldsAsync(_mara, "Before"));
        await _house.Expenses.AddManyAsync(_mara, Enumerable.Repeat(await _house.FieldsAsync(_mara), Rows));
    }

    public async Task DisposeAsync() => await _house.DisposeAsync();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task After_a_restart_the_same_undo_does_the_rest_and_the_next_one_goes_further_back(int parts)
    {
        await CutShortAsync(parts, stop => Undo.UndoAsync(_mara, stop));
        await RestartAsync();
        Assert.Equal(Rows + 1 - parts * 200, await LiveAsync());

        Assert.Equal(Rows - parts * 200, (await Undo.UndoAsync(_mara))?.Changed);
        Assert.Equal(1, await LiveAsync());
        Assert.Equal(1, (await Undo.UndoAsync(_mara))?.Changed);
        Assert.Null(await Undo.UndoAsync(_mara));
        Assert.Equal(1, (await Undo.RedoAsync(_mara))?.Changed);
        Assert.Equal(Rows, (await Undo.RedoAsync(_mara))?.Changed);
        Assert.Equal(Rows + 1, await LiveAsync());
        Assert.Null(await Undo.RedoAsync(_mara));
        Assert.Empty(await _house.Get<DatabaseCheckup>().FindAsync());
    }

    [Fact]
    public async Task After_a_restart_a_redo_puts_back_what_was_taken_back_in_part()
    {
        await CutShortAsync(1, stop => Undo.UndoAsync(_mara, stop));
        await RestartAsync();
        Assert.Equal(200, (await Undo.RedoAsync(_mara))?.Changed);
        Assert.Equal(Rows + 1, await LiveAsync());
        Assert.Null(await Undo.RedoAsync(_mara));
    }

    [Fact]
    public async Task A_redo_that_was_cut_short_goes_on_or_back()
    {
        await Undo.UndoAsync(_mara);
        await CutShortAsync(1, stop => Undo.RedoAsync(_mara, stop));
        await RestartAsync();
        Assert.Equal(201, await LiveAsync());
        await CutShortAsync(1, stop => Undo.RedoAsync(_mara, stop));
        Assert.Equal(Rows - 400, (await Undo.RedoAsync(_mara))?.Changed);
        Assert.Null(await Undo.RedoAsync(_mara));

        await Undo.UndoAsync(_mara);
        await CutShortAsync(2, stop => Undo.RedoAsync(_mara, stop));
        Assert.Equal(400, (await Undo.UndoAsync(_mara))?.Changed);
        Assert.Equal(1, await LiveAsync());
    }

    [Fact]
    public async Task What_others_changed_meanwhile_is_left_alone_once_and_named_again_by_the_rest()
    {
        var jonas = await _house.JoinAsync(_mara, "Jonas");
        var rows = await RowsAsync();
        foreach (var row in new[] { rows[^1], rows[1] })
            await _house.Expenses.EditAsync(jonas, row.Id, row.Version, await _house.FieldsAsync(jonas, "Taken"));
        await CutShortAsync(1, stop => Undo.UndoAsync(_mara, stop));
        await RestartAsync();
        Assert.Equal(["Taken", "Taken"], (await Undo.UndoAsync(_mara))?.LeftAlone);
        Assert.Equal(3, await LiveAsync());
        Assert.Equal(
            ["Before"], (await RowsAsync()).Where(e => e.Title != "Taken" && e.DeletedAt is null).Select(e => e.Title));
        await Undo.UndoAsync(_mara);
        Assert.Equal(2, await LiveAsync());
    }

    [Fact]
    public async Task Something_new_in_between_is_taken_back_before_the_rest()
    {
        await CutShortAsync(1, stop => Undo.UndoAsync(_mara, stop));
        await _house.Expenses.AddAsync(_mara, Guid.CreateVersion7(), await _house.FieldsAsync(_mara, "New"));
        Assert.Null(await Undo.RedoAsync(_mara));
        Assert.Equal(1, (await Undo.UndoAsync(_mara))?.Changed);
        Assert.Equal(Rows - 200, (await Undo.UndoAsync(_mara))?.Changed);
        Assert.Equal(1, await LiveAsync());
    }

    [Fact]
    public async Task A_killed_process_leaves_an_undo_that_the_next_one_completes()
    {
        await _house.CloseAsync();
        for (var told = 1; told <= 2; told++)
        {
            await UndoProcess.RunAndKillAsync(_house.Folder.Path, _mara, told);
            _house = await TestServices.OpenAsync(_house.Folder);
            Assert.InRange(await LiveAsync(), 1, Rows + 1 - told * 200);
            if (await LiveAsync() > 1) await Undo.UndoAsync(_mara);
            Assert.Equal(1, await LiveAsync());
            Assert.Equal(Rows, (await Undo.RedoAsync(_mara))?.Changed);
            Assert.Empty(await _house.Get<DatabaseCheckup>().FindAsync());
            await _house.CloseAsync();
        }
    }

    /// <summary>Stops it once so many of its transactions are on disk.</summary>
    async Task CutShortAsync(int parts, Func<CancellationToken, Task<UndoResult?>> replay)
    {
        using var stop = new CancellationTokenSource();
        using var watch = _house.Feed.Subscribe(_mara, _ =>
        {
            if (--parts == 0) stop.Cancel();
        });
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => replay(stop.Token));
    }

    async Task RestartAsync()
    {
        await _house.CloseAsync();
        _house = await TestServices.OpenAsync(_house.Folder);
    }

    async Task<int> LiveAsync() => (await RowsAsync()).Count(e => e.DeletedAt is null);

    async Task<List<Expense>> RowsAsync()
    {
        await using var db = await _house.Contexts.CreateDbContextAsync();
        return await db.Expenses.AsNoTracking().OrderBy(e => e.Seq).ToListAsync();
    }
}
