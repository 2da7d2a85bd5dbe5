using AngleSharp.Dom;
using Bunit;
using FinSight.Core;
using FinSight.Web.Charts;
using Microsoft.AspNetCore.Components;

namespace FinSight.Tests.Dashboard;

/// <summary>A card of the dashboard in November 2026.</summary>
public abstract class DashboardCardTestBase : SignedInComponentTestBase
{
    protected static readonly Month November = new(2026, 11);

    protected static IReadOnlyList<ChartPoint> Points<T>(IRenderedComponent<T> card) where T : class, IComponent =>
        card.FindComponent<Chart>().Instance.Series.Points;

    /// <summary>In plain spaces and without word joiners.</summary>
    protected static string Said(IElement element) => string.Join(' ', element.TextContent
        .Replace("\u2060", "", StringComparison.Ordinal).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
