using FinSight.Core;
using FinSight.Core.Categories;
using FinSight.Core.Ledgers;
using FinSight.Core.Sessions;
using FinSight.Core.Settings;

namespace FinSight.Tests.Settings;

public sealed class LedgerCreationServiceTests : IAsyncLifetime
{
    TestServices _house = null!;
    Member _mara = null!;
    SignedIn _me = null!;

    LedgerCreationService Creation => _house.Get<LedgerCreationService>();

    public async Task InitializeAsync()
    {
        _house = await TestServices.OpenAsync();
        _mara = await _house.MoveInAsync();
        _me = await _house.SignInAsync(_mara);
    }

    public async Task DisposeAsync() => await _house.DisposeAsync();

    [Fact]
    public async Task A_new_ledger_is_its_maker_s_as_it_was_asked_for()
    {
        var trip = await EnterAsync(await Creation.CreateAsync(_me, new("  Trip  ", "EUR", 15)));

        Assert.Equal(("Trip", "EUR", 15, Role.Owner), (trip.LedgerName, trip.Currency.Code, trip.FirstDay, trip.Role));
        Assert.True(trip.IsCurrencyChosen);
        Assert.Equal(12, (await NamesAsync(trip)).Count);
        var listed = await _house.Get<LedgerListService>().ListAsync(_mara.UserId);
        Assert.Equal(["Mara", "Trip"], listed.Select(entry => entry.Name));
        Assert.Equal(listed[0].Members, listed[1].Members);
    }

    [Fact]
    public async Task It_begins_with_one_category_or_with_those_of_another_ledger_each_under_its_own()
    {
        var categories = _house.Get<CategoryService>();
        var food = (await _house.CategoryAsync(_mara)).Id;
        await categories.AddAsync(_mara, new CategoryInput("Bread", "🍞", "groceries", ["Loaf"], food));
        var home = await _house.CategoryAsync(_mara, "Home");
        await categories.ArchiveAsync(_mara, home.Id);

        var empty = await EnterAsync(
            await Creation.CreateAsync(_me, new("Empty", "CHF", Categories: StartingCategoriesKind.Empty)));
        Assert.Equal(["Other"], await NamesAsync(empty));

        var copy = await EnterAsync(
            await Creation.CreateAsync(
                _me, new("Copy", "CHF", Categories: StartingCategoriesKind.CopyOf, CopyOf: _mara.LedgerId)));
        var names = await NamesAsync(copy);
        Assert.DoesNotContain("Home", names);
        Assert.Equal(names.IndexOf("Groceries") + 1, names.IndexOf("Bread"));
        var bread = (await categories.ListAsync(copy)).Lines.Single(line => line.Category.Name == "Bread");
        Assert.Equal((2, "Loaf"), (bread.Level, Assert.Single(bread.Category.Aliases)));
    }

    [Theory]
    [InlineData(" ", "CHF", 1, "ledger.name_missing")]
    [InlineData("Trip", "XXQ", 1, "currency.unknown")]
    [InlineData("Trip", "CHF", 33, "first_day.out_of_range")]
    public async Task What_breaks_a_rule_makes_none(string name, string currency, int firstDay, string code)
    {
        var refused = await Assert.ThrowsAsync<RuleException>(
            () => Creation.CreateAsync(_me, new(name, currency, firstDay)));

        Assert.Equal(code, refused.Rule.Code);
        Assert.Single(await _house.Get<LedgerListService>().ListAsync(_mara.UserId));
    }

    Task<Member> EnterAsync(Guid ledgerId) => _house.Get<LedgerAccessService>().EnterAsync(_mara.UserId, ledgerId);

    async Task<List<string>> NamesAsync(Member member) =>
        [.. (await _house.Get<CategoryService>().ListAsync(member)).Lines.Select(line => line.Category.Name)];
}
