using Bunit;
using FinSight.Web.Charts;
using Microsoft.JSInterop;

namespace FinSight.Tests.Charts;

public sealed class ChartTests : ComponentTestBase
{
    readonly BunitJSModuleInterop _module;
    readonly BunitJSModuleInterop _drawing;

    public ChartTests()
    {
        _module = JSInterop.SetupModule("./Charts/Chart.razor.js");
        _drawing = _module.SetupModule(call => call.Identifier == "create");
        _drawing.SetupVoid("update", _ => true).SetVoidResult();
        _drawing.SetupVoid("destroy", _ => true).SetVoidResult();
    }

    [Fact]
    public void A_chart_names_what_it_shows()
    {
        var canvas = Draw(Spent(100)).Find("canvas");
        Assert.Equal("img", canvas.GetAttribute("role"));
        Assert.Equal("Spending by category", canvas.GetAttribute("aria-label"));
    }

    [Fact]
    public void New_data_updates_the_same_drawing()
    {
        var chart = Draw(Spent(100));
        chart.Render(parameters => parameters.Add(c => c.Series, Spent(250)));

        Assert.Single(_module.Invocations["create"]);
        var update = Assert.Single(_drawing.Invocations["update"]);
        Assert.Equal(Spent(250), update.Arguments[0]);
    }

    [Fact]
    public void Equal_data_draws_nothing()
    {
        var chart = Draw(Spent(100));
        chart.Render(parameters => parameters.Add(c => c.Series, Spent(100)).Add(c => c.Label, "Spending, again"));

        Assert.Empty(_drawing.Invocations["update"]);
    }

    [Fact]
    public void Data_that_arrives_while_the_browser_draws_is_drawn_once_at_its_latest()
    {
        var update = _drawing.SetupVoid("update", _ => true);
        var chart = Draw(Spent(100));
        foreach (var amount in new[] { 200, 300, 400 })
            chart.Render(parameters => parameters.Add(c => c.Series, Spent(amount)));

        update.SetVoidResult();

        chart.WaitForAssertion(() => Assert.Equal(2, _drawing.Invocations["update"].Count));
        Assert.Equal(Spent(400), _drawing.Invocations["update"][^1].Arguments[0]);
    }

    [Fact]
    public void A_drawing_that_fails_is_tried_again_with_the_next_data()
    {
        var failing = _drawing.SetupVoid("update", call => Spent(200).Equals(call.Arguments[0]));
        failing.SetException(new JSException("Chart.js could not be loaded."));
        var chart = Draw(Spent(100));
        chart.Render(parameters => parameters.Add(c => c.Series, Spent(200)));
        chart.Render(parameters => parameters.Add(c => c.Series, Spent(300)));

        Assert.Equal(Spent(300), _drawing.Invocations["update"][^1].Arguments[0]);
    }

    [Fact]
    public async Task A_click_on_a_point_tells_which_one()
    {
        int? clicked = null;
        var chart = Draw(Spent(100), index => clicked = index);
        await chart.InvokeAsync(() => chart.Instance.PointClicked(3));

        Assert.Equal(3, clicked);
    }

    [Fact]
    public async Task A_chart_that_leaves_the_page_is_destroyed()
    {
        Draw(Spent(100));
        await DisposeComponentsAsync();

        Assert.Single(_drawing.Invocations["destroy"]);
    }

    static ChartSeries Spent(long amount) => new([new("Groceries", amount, $"Groceries: {amount}", "cat-groceries")]);

    IRenderedComponent<Chart> Draw(ChartSeries series, Action<int>? onClick = null) =>
        Render<Chart>(parameters => parameters
            .Add(chart => chart.Type, ChartType.Doughnut)
            .Add(chart => chart.Series, series)
            .Add(chart => chart.Label, "Spending by category")
            .Add(chart => chart.OnPointClick, onClick ?? (_ => { })));
}
