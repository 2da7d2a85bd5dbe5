using FinSight.Core.Expenses;
using FinSight.Web.Features.Live;

namespace FinSight.Tests.Live;

public sealed class LiveRowsTests
{
    static readonly DateOnly Today = new(2026, 11, 23);

    readonly LiveRows _rows = new();
    long _seq = 1_000;

    [Fact]
    public void What_is_new_above_waits_and_is_counted()
    {
        var (tea, bread) = (Row("Tea"), Row("Bread"));
        var held = _rows.Hold(Page(bread, tea), Page(Row("Milk"), bread, Row("Eggs"), tea), ExpenseSort.Newest);
        Assert.Equal(["Bread", "Tea"], Titles(held));
        Assert.Equal(2, _rows.Waiting);
    }

    [Fact]
    public void What_is_new_below_the_last_row_moves_none_and_is_shown()
    {
        var tea = Row("Tea");
        var held = _rows.Hold(Page(tea), Page(tea, Row("Milk", -1)), ExpenseSort.Newest);
        Assert.Equal(["Tea", "Milk"], Titles(held));
        Assert.False(_rows.AreHeld);
    }

    [Fact]
    public void Values_change_in_place_and_days_keep_their_true_totals()
    {
        var (tea, bread) = (Row("Tea"), Row("Bread"));
        var held = _rows.Hold(
            Page(bread, tea), Page(Row("Milk"), bread, tea with { Amount = 900, Version = 2 }), ExpenseSort.Newest);
        Assert.Equal(900, held.Rows[1].Amount);
        Assert.Equal(1_100, held.DayTotals[Today]);
    }

    [Theory]
    [InlineData(-1, 100, ExpenseSort.Newest)]
    [InlineData(0, 900, ExpenseSort.Largest)]
    public void A_row_whose_place_is_another_keeps_its_place_and_its_values(int days, long amount, ExpenseSort sort)
    {
        var (tea, bread) = (Row("Tea"), Row("Bread"));
        var moved = bread with { Date = Today.AddDays(days), Amount = amount };
        var held = _rows.Hold(Page(bread, tea), days < 0 ? Page(tea, moved) : Page(moved, tea), sort);
        Assert.Equal([bread, tea], held.Rows);
        Assert.True(_rows.AreHeld);
    }

    [Fact]
    public void What_was_deleted_stays_marked_and_what_was_pushed_off_a_full_page_is_not()
    {
        var (tea, bread, cake) = (Row("Tea"), Row("Bread"), Row("Cake"));
        var shown = Page(cake, bread, tea);
        var next = new ExpenseCursor(Today, 1);

        _rows.Hold(shown, Page(cake, tea), ExpenseSort.Newest);
        Assert.Equal([bread.Id], _rows.Gone);

        var held = _rows.Hold(
            shown with { Next = next }, Page(Row("Milk"), cake, bread) with { Next = next }, ExpenseSort.Newest);
        Assert.Empty(_rows.Gone);
        Assert.Equal(["Cake", "Bread", "Tea"], Titles(held));
        Assert.Equal(new ExpenseCursor(tea.Date, tea.Seq, tea.Amount), held.Next);
    }

    [Fact]
    public void A_whole_page_of_new_rows_waits_too()
    {
        var tea = Row("Tea");
        var next = new ExpenseCursor(Today, 1);
        var held = _rows.Hold(
            Page(tea) with { Next = next }, Page(Row("Milk"), Row("Eggs")) with { Next = next }, ExpenseSort.Newest);
        Assert.Equal(["Tea"], Titles(held));
        Assert.Equal((2, 0), (_rows.Waiting, _rows.Gone.Count));
    }

    [Fact]
    public void Once_all_rows_are_gone_nothing_is_held()
    {
        var (tea, bread) = (Row("Tea"), Row("Bread"));
        Assert.Empty(_rows.Hold(Page(bread, tea), Page(), ExpenseSort.Newest).Rows);
        Assert.Equal(["Milk"], Titles(_rows.Hold(Page(bread, tea), Page(Row("Milk")), ExpenseSort.Newest)));
        Assert.Equal((0, 0, false), (_rows.Waiting, _rows.Gone.Count, _rows.AreHeld));
    }

    [Theory]
    [InlineData(ExpenseSort.Newest)]
    [InlineData(ExpenseSort.Oldest)]
    [InlineData(ExpenseSort.Largest)]
    [InlineData(ExpenseSort.Smallest)]
    public void A_page_of_which_all_rows_are_gone_gives_way_to_what_came_after_them(ExpenseSort sort)
    {
        List<ExpenseRow> rows =
        [
            .. Enumerable.Range(1, 6).Select(i => Row($"{i}", -i) with { Seq = 100 - i, Amount = 1_000 - i }),
        ];
        if (sort is ExpenseSort.Oldest or ExpenseSort.Smallest) rows.Reverse();
        var next = new ExpenseCursor(Today, 1);
        var shown = Page([.. rows.Take(2)]) with { Next = next };

        var after = Page([.. rows.Skip(2).Take(2)]) with { Next = next };
        Assert.Same(after, _rows.Hold(shown, after, sort));
        Assert.Equal(0, _rows.Waiting);

        var pushedOff = Page([.. rows.Skip(2).Take(2)]) with { Next = next };
        Assert.NotSame(shown, _rows.Hold(pushedOff, shown, sort));
        Assert.Equal((2, 0), (_rows.Waiting, _rows.Gone.Count));
    }

    [Fact]
    public void Once_released_nothing_waits()
    {
        var tea = Row("Tea");
        var fresh = Page(Row("Milk"), tea);
        _rows.Hold(Page(tea), fresh, ExpenseSort.Newest);
        Assert.True(_rows.AreHeld);
        Assert.Same(fresh, _rows.Release(fresh));
        Assert.False(_rows.AreHeld);
    }

    static IEnumerable<string> Titles(ExpensePage page) => page.Rows.Select(row => row.Title);

    ExpenseRow Row(string title, int days = 0) =>
        new(
            Guid.CreateVersion7(), _seq++, Today.AddDays(days), title, 100, Guid.Empty, null, 1, Guid.Empty, null,
            false);

    static ExpensePage Page(params ExpenseRow[] rows) =>
        new(rows, rows.GroupBy(row => row.Date).ToDictionary(day => day.Key, day => day.Sum(row => row.Amount)), null);
}
