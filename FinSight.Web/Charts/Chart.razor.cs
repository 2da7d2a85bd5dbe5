using FinSight.Web.Components;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace FinSight.Web.Charts;

/// <summary>A chart drawn by Chart.js: made once, updated when its data changed, never rebuilt.</summary>
public sealed partial class Chart
{
    ElementReference _canvas;
    DotNetObjectReference<Chart>? _self;
    IJSObjectReference? _module;
    IJSObjectReference? _drawing;
    ChartSeries? _drawn;
    bool _isDrawing;
    bool _isDisposed;

    [Parameter, EditorRequired]
    public required ChartType Type { get; set; }

    [Parameter, EditorRequired]
    public required ChartSeries Series { get; set; }

    /// <summary>What the chart shows, in words.</summary>
    [Parameter, EditorRequired]
    public required string Label { get; set; }

    /// <summary>Raised with the index of the point that was clicked.</summary>
    [Parameter]
    public EventCallback<int> OnPointClick { get; set; }

    [JSInvokable]
    public Task PointClicked(int index) => OnPointClick.InvokeAsync(index);

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_isDrawing) return;
        _isDrawing = true;
        try
        {
            // New data may arrive while the browser still draws: only the latest counts.
            while (!_isDisposed && Series is var next && next != _drawn)
            {
                await DrawAsync(next);
                _drawn = next;
            }
        }
        catch (Exception problem) when (problem.IsLostLine())
        {
            // The page is gone, or will be drawn anew with the next data.
        }
        catch (JSException failure)
        {
            // A page without this picture still says the same in words; the next data tries again.
            Log.LogWarning(failure, "The chart {Label} could not be drawn.", Label);
        }
        finally
        {
            _isDrawing = false;
        }
    }

    async Task DrawAsync(ChartSeries series)
    {
        if (_drawing is not null)
        {
            await _drawing.InvokeVoidAsync("update", series);
            return;
        }
        if (OnPointClick.HasDelegate) _self = DotNetObjectReference.Create(this);
        _module = await JS.InvokeAsync<IJSObjectReference>("import", "./Charts/Chart.razor.js");
        _drawing = await _module.InvokeAsync<IJSObjectReference>(
            "create", _canvas, Type is ChartType.Bar ? "bar" : "doughnut", series, Assets["lib/chart.js"],
            _self);
        if (_isDisposed) await ReleaseAsync();
    }

    public async ValueTask DisposeAsync()
    {
        _isDisposed = true;
        try
        {
            await ReleaseAsync();
        }
        catch (Exception problem) when (problem.IsLostLine())
        {
            // The page is gone, and its chart with it.
        }
    }

    async Task ReleaseAsync()
    {
        try
        {
            if (_drawing is not null)
            {
                await _drawing.InvokeVoidAsync("destroy");
                await _drawing.DisposeAsync();
            }
            if (_module is not null) await _module.DisposeAsync();
        }
        finally
        {
            // A chart that still stands may be clicked.
            _self?.Dispose();
        }
    }
}
