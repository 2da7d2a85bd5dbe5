namespace FinSight.Web.Features.Dashboard;

/// <summary>
/// Colours of categories that pass for one another, in light or in dark, where the green cones are missing.
/// </summary>
static class ConfusableColours
{
    static readonly HashSet<(string, string)> Pairs =
    [
        ("eating", "home"), ("eating", "utilities"), ("groceries", "gifts"), ("groceries", "health"),
        ("health", "leisure"),
        ("health", "other"), ("leisure", "other"), ("shopping", "leisure"), ("shopping", "other"),
        ("shopping", "travel"),
        ("transport", "shopping"), ("transport", "travel"),
    ];

    public static bool Are(string one, string other) =>
        one == other || Pairs.Contains((one, other)) || Pairs.Contains((other, one));

    /// <summary>
    /// Which of these, side by side, are drawn nearer to the colour of ink, to be told from the one before.
    /// </summary>
    public static IReadOnlyList<bool> Shaded(IReadOnlyList<string> colours)
    {
        var shaded = new bool[colours.Count];
        for (var i = 1; i < shaded.Length; i++) shaded[i] = !shaded[i - 1] && Are(colours[i - 1], colours[i]);
        return shaded;
    }
}
