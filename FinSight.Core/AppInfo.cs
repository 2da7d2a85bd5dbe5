namespace FinSight.Core;

/// <summary>What this program is.</summary>
public static class AppInfo
{
    /// <summary>Three numbers (semver.org), the same wherever it is told.</summary>
    public static string Version { get; } = typeof(AppInfo).Assembly.GetName().Version!.ToString(3);
}
