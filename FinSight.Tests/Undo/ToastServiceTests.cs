using FinSight.Core.Changes;
using FinSight.Core.Data;
using FinSight.Core.Expenses;
using FinSight.Core.Ledgers;
using FinSight.Tests.Data;
using FinSight.Web;
using FinSight.Web.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FinSight.Tests.Undo;

public sealed class ToastServiceTests : IAsyncLifetime
{
    readonly CommandCounter _asked = new();
    readonly OwnWriteTracker _own = new();
    TestServices _services = null!;
    Member _mara = null!;
    ToastService _toaster = null!;

    public async Task InitializeAsync()
    {
        _services = await TestServices.OpenAsync(also: services =>
            services.ConfigureDbContext<FinSightContext>(options => options.AddInterceptors(_asked)));
        _mara = await _services.MoveInAsync();
        var texts = new ServiceCollection().AddLogging().AddTexts().BuildServiceProvider();
        _toaster = new ToastService(_own, _services.Get<ActivityService>(), texts.GetRequiredService<RuleTexts>());
    }

    public async Task DisposeAsync() => await _services.DisposeAsync();

    // Counts statements, of which PostgreSQL needs others.
    [Fact, Trait("Only", "SQLite")]
    public async Task An_add_asks_the_database_little_and_its_toast_nothing()
    {
        var fields = await _services.FieldsAsync(_mara);
        var before = _asked.Count;
        var added = await _own.RunAsync(() => _services.Expenses.AddAsync(_mara, Guid.CreateVersion7(), fields));
        Assert.InRange(_asked.Count - before, 1, 3);

        before = _asked.Count;
        await _toaster.OfferUndoAsync(_mara, added);
        Assert.Equal(("Coffee", 0), (_toaster.Current!.Entry!.Name, _asked.Count - before));
    }

    [Fact]
    public async Task A_write_that_changed_nothing_is_not_offered_for_undo_and_hides_no_toast_of_before()
    {
        var added = await AddAsync("Coffee");
        await _toaster.OfferUndoAsync(_mara);
        var shown = _toaster.Current;
        await _own.RunAsync(
            () => _services.Expenses.EditAsync(_mara, added.Row.Id, 1, new ExpenseEdit(Title: "Coffee")));
        await _toaster.OfferUndoAsync(_mara);
        Assert.Same(shown, _toaster.Current);
    }

    [Fact]
    public async Task The_offer_is_of_what_was_written_here_and_not_of_the_newest()
    {
        var coffee = await AddAsync("Coffee");
        await _services.Expenses.AddAsync(_mara, Guid.CreateVersion7(), await _services.FieldsAsync(_mara, "Tea"));
        await _toaster.OfferUndoAsync(_mara);
        Assert.Equal(coffee.BatchId, _toaster.Current!.BatchId);
    }

    [Fact]
    public async Task What_was_written_in_a_ledger_is_not_offered_in_another()
    {
        var noah = await _services.MoveInAsync("Noah");
        var added = await AddAsync("Coffee");
        _toaster.Enter(noah);
        await _toaster.OfferUndoAsync(_mara, added);
        Assert.Null(_toaster.Current);

        _toaster.Enter(_mara);
        await _toaster.OfferUndoAsync(_mara, added);
        Assert.NotNull(_toaster.Current);
    }

    async Task<WriteResult<ExpenseRow>> AddAsync(string title)
    {
        var fields = await _services.FieldsAsync(_mara, title);
        return await _own.RunAsync(() => _services.Expenses.AddAsync(_mara, Guid.CreateVersion7(), fields));
    }
}
