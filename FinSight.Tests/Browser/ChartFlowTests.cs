using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace FinSight.Tests.Browser;

public sealed class ChartFlowTests(BrowserFixture fixture) : BrowserTestBase(fixture)
{
    // Goes to the other month and back until Chart.js was told new data that often.
    const string UpdateOften =
        """
        async times => {
          let updates = 0;
          const update = Chart.prototype.update;
          Chart.prototype.update = function (...how) { updates++; return update.apply(this, how); };
          const heading = document.querySelector('h1');
          for (let back = true; updates < times; back = !back) {
            const [shown, before] = [heading.textContent, updates];
            document.querySelectorAll('.month-switch .step')[back ? 0 : 1].click();
            // The page is there once both charts have been told.
            while (heading.textContent === shown || updates < before + 2) await new Promise(requestAnimationFrame);
          }
          Chart.prototype.update = update;
          return updates;
        }
        """;

    // The middle of a slice on the page.
    const string SlicePoint =
        """
        index => {
          const chart = Object.values(Chart.instances).find(c => c.config.type === 'doughnut');
          const { x, y } = chart.getDatasetMeta(0).data[index].getCenterPoint();
          const box = chart.canvas.getBoundingClientRect();
          return [box.x + x, box.y + y];
        }
        """;

    const string Drawn =
        """
        () => {
          const chart = Object.values(Chart.instances).find(c => c.config.type === 'doughnut');
          return [chart.data.datasets[0].backgroundColor[0], chart.options.elements.arc.borderColor];
        }
        """;

    const string Tokens =
        """
        () => ['cat-groceries', 'surface'].map(token => {
          const probe = document.body.appendChild(document.createElement('i'));
          probe.style.color = `var(--${token})`;
          const colour = getComputedStyle(probe).color;
          probe.remove();
          return colour;
        })
        """;

    [Fact]
    public async Task A_thousand_updates_leave_the_two_charts_that_were_there()
    {
        var me = await MoveInAsync();
        await me.WriteAsync("Market", 5000);
        await me.WriteAsync("Lunch", 2500, "Eating out", TestUser.Today.AddMonths(-1));
        var tab = await OpenAsync(me);
        await ExpectChartsAsync(tab);
        await tab.Page.EvaluateAsync(
            "() => document.querySelectorAll('canvas').forEach(c => c.toggleAttribute('data-first', true))");

        Assert.InRange(await tab.Page.EvaluateAsync<int>(UpdateOften, 1000), 1000, 1001);

        await ExpectChartsAsync(tab);
        await Expect(tab.Page.Locator("canvas[data-first]")).ToHaveCountAsync(2);
    }

    [Fact]
    public async Task Charts_follow_the_theme()
    {
        var me = await MoveInAsync();
        await me.WriteAsync("Market", 5000);
        var tab = await OpenAsync(me);
        await ExpectChartsAsync(tab);
        var light = await tab.Page.EvaluateAsync<string[]>(Drawn);
        Assert.Equal(await tab.Page.EvaluateAsync<string[]>(Tokens), light);

        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Switch light or dark theme" }).ClickAsync();
        await Expect(tab.Page.Locator("html")).ToHaveAttributeAsync("data-theme", "dark");
        var dark = await tab.Page.EvaluateAsync<string[]>(Drawn);
        Assert.NotEqual(light, dark);
        Assert.Equal(await tab.Page.EvaluateAsync<string[]>(Tokens), dark);
    }

    [Fact]
    public async Task A_click_on_a_slice_or_its_row_filters_the_list_and_another_shows_all()
    {
        var me = await MoveInAsync();
        await me.WriteAsync("Market", 5000);
        await me.WriteAsync("Lunch", 2500, "Eating out");
        var tab = await OpenAsync(me);
        await Expect(tab.Rows).ToHaveCountAsync(2);

        await tab.Category("Eating out").ClickAsync();
        await Expect(tab.Rows).ToHaveCountAsync(1);
        await Expect(tab.Row("Lunch")).ToBeVisibleAsync();
        await Expect(tab.Category("Eating out")).ToHaveAttributeAsync("aria-pressed", "true");
        await tab.ExpectTotalsAsync(7500);
        await tab.ExpectCategoryAsync("Groceries", 5000);
        await tab.Category("Eating out").ClickAsync();
        await Expect(tab.Rows).ToHaveCountAsync(2);

        await ExpectChartsAsync(tab);
        await ClickSliceAsync(tab, 0);
        await Expect(tab.Rows).ToHaveCountAsync(1);
        await Expect(tab.Row("Market")).ToBeVisibleAsync();
        await ClickSliceAsync(tab, 0);
        await Expect(tab.Rows).ToHaveCountAsync(2);
    }

    [Fact]
    public async Task Every_category_with_spending_has_its_figure_also_when_folded()
    {
        foreach (var start in new[] { 1_000, 70_000 })
        {
            var me = await MoveInAsync();
            var amounts = TestUser.Categories.Select((name, i) => (Name: name, Minor: start + 137L * i)).ToList();
            foreach (var (name, minor) in amounts) await me.WriteAsync($"For {name}", minor, name);
            var tab = await OpenAsync(me);

            foreach (var (name, minor) in amounts) await tab.ExpectCategoryAsync(name, minor);
            await tab.ExpectTotalsAsync(amounts.Sum(a => a.Minor));
            var smallest = tab.Category(amounts[0].Name);
            await Expect(smallest).ToBeHiddenAsync();
            await tab.Page.GetByRole(AriaRole.Button, new() { Name = "5 smaller" }).ClickAsync();
            await Expect(smallest).ToBeVisibleAsync();
        }
    }

    static async Task ClickSliceAsync(Tab tab, int index)
    {
        await tab.Page.Locator(".donut").ScrollIntoViewIfNeededAsync();
        var point = await tab.Page.EvaluateAsync<float[]>(SlicePoint, index);
        await tab.Page.Mouse.ClickAsync(point[0], point[1]);
    }

    // A chart is there once its box has been drawn into.
    static async Task ExpectChartsAsync(Tab tab) =>
        Assert.Equal(2, await tab.Page.EvaluateAsync<int>(
            """
            async () => {
              const drawn = () => Object.values(window.Chart?.instances ?? {}).filter(c => c.data.labels.length > 0);
              while (drawn().length < 2) await new Promise(requestAnimationFrame);
              return Object.keys(Chart.instances).length;
            }
            """));
}
