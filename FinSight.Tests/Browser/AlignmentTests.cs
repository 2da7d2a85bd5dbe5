using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace FinSight.Tests.Browser;

/// <summary>What belongs together stands in one line, whatever is in it.</summary>
public sealed class AlignmentTests(BrowserFixture fixture) : BrowserTestBase(fixture)
{
    static BrowserNewContextOptions Phone => new()
    {
        ViewportSize = new() { Width = 390, Height = 844 },
        HasTouch = true,
        IsMobile = true,
    };

    [Fact]
    public async Task Columns_of_the_table_stay_where_they_are_on_every_page_and_under_every_filter()
    {
        var me = await MoveInAsync();
        await me.WriteManyAsync(51, 100);
        await me.WriteAsync(
            $"A title {new string('x', 90)}", 99_999_999, "Eating out", note: "long", tags: ["weekend"]);
        var tab = await OpenAsync(me, "/expenses");
        var first = await ColumnsAsync(tab);
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Older" }).ClickAsync();
        await Expect(tab.Rows).ToHaveCountAsync(2);
        Assert.Equal(first, await ColumnsAsync(tab));
        await tab.GoAsync("/expenses?q=00001");
        await Expect(tab.Rows).ToHaveCountAsync(1);
        Assert.Equal(first, await ColumnsAsync(tab));
    }

    [Theory]
    [InlineData(820)]
    [InlineData(1440)]
    public async Task A_large_amount_fits_into_its_box_of_the_filter(int width)
    {
        var me = await MoveInAsync();
        await (await MoveInAsync()).JoinAsync(me);
        await me.WriteAsync("Coffee", 450, tags: ["work"]);
        var tab = await OpenAsync(me, "/expenses?q=amount:12345..123456.78", new()
        {
            ViewportSize = new() { Width = width, Height = 900 },
        });
        var boxes = tab.Page.Locator(".range .amount");
        await Expect(boxes.Last).ToHaveValueAsync("123456.78");
        Assert.Equal("0 0", await boxes.EvaluateAllAsync<string>(
            "all => all.map(box => box.scrollWidth - box.clientWidth).join(' ')"));
    }

    [Theory]
    [InlineData("en-GB", 390)]
    [InlineData("de-DE", 390)]
    [InlineData("de-DE", 320)]
    public async Task The_figures_above_the_list_break_between_their_parts_only(string language, int width)
    {
        var me = await MoveInAsync(language);
        foreach (var title in new[] { "Rent", "Car" }) await me.WriteAsync(title, 7_795_092);
        var tab = await OpenAsync(me, "/expenses", new()
        {
            ViewportSize = new() { Width = width, Height = 844 },
        });
        var parts = tab.Page.Locator(".parted > *");
        await Expect(parts).ToHaveCountAsync(3);
        Assert.True(await parts.EvaluateAllAsync<bool>("""
            all => {
              const line = parseFloat(getComputedStyle(all[0].parentElement).lineHeight);
              const edge = all[0].parentElement.getBoundingClientRect();
              const boxes = all.map(part => part.getBoundingClientRect());
              return boxes.every(box => box.height < 1.5 * line && box.right <= edge.right + .5);
            }
            """));
    }

    [Fact]
    public async Task On_a_phone_heads_of_lists_stand_above_their_rows()
    {
        var me = await MoveInAsync();
        await me.WriteAsync("Coffee", 450);
        var tab = await OpenAsync(me, options: Phone);
        await Expect(tab.Row("Coffee")).ToHaveCountAsync(1);
        Assert.Equal("0 0", await tab.Page.EvaluateAsync<string>("""
            () => {
              const box = selector => document.querySelector(selector).getBoundingClientRect();
              const [head, link, icon, amount] =
                ['#list', '.card-head:has(#list) a', '[data-expense-id] .cat', '[data-expense-id] .amount'].map(box);
              return `${Math.round(head.left - icon.left)} ${Math.round(link.right - amount.right)}`;
            }
            """));
    }

    [Fact]
    public async Task On_a_phone_a_row_of_the_trash_is_low_and_picked_by_a_thumb()
    {
        var me = await MoveInAsync();
        await me.EraseAsync(await me.WriteAsync("Winter boots of the children", 11_900, "Shopping"));
        var tab = await OpenAsync(me, "/trash", Phone);
        var row = (await tab.Rows.First.BoundingBoxAsync())!;
        Assert.InRange(row.Height, 44, 88);
        foreach (var target in new[] { ".check", "button" })
        {
            var box = (await tab.Rows.First.Locator(target).BoundingBoxAsync())!;
            Assert.True(box is { Width: >= 44, Height: >= 44 }, $"{target}: {box.Width} × {box.Height}");
        }
    }

    static Task<string> ColumnsAsync(Tab tab) => tab.Page.EvaluateAsync<string>(
        "() => [...document.querySelectorAll('table.ledger thead th')]"
        + ".map(head => Math.round(head.getBoundingClientRect().left)).join(' ')");
}
