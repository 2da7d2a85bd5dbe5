using System.Globalization;
using System.Text.RegularExpressions;

namespace FinSight.Core.Data;

/// <summary>
/// What the folders are called in which a database is kept that a restore, a downgrade or the copy made before an
/// upgrade took the place of.
/// </summary>
static partial class ReplacedFolderNames
{
    public const string Restore = "before-restore", Downgrade = "before-downgrade", FailedUpgrade = "failed-upgrade";

    public const string Moment = "yyyyMMdd-HHmmss";

    /// <summary>The cause, and when it was in UTC; null where it only looks like one, and is somebody else's.</summary>
    public static (string Cause, DateTime At)? Read(string name) =>
        Own().Match(name) is { Success: true } own
        && DateTime.TryParseExact(
            own.Groups["at"].ValueSpan, Moment, CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at)
            ? (own.Groups["cause"].Value, at)
            : null;

    [GeneratedRegex(
        $@"^(?<cause>{Restore}|{Downgrade}|{FailedUpgrade})-(?<at>\d{{8}}-\d{{6}})(\d{{3}})?(_\d{{1,3}})?\z",
        RegexOptions.ExplicitCapture)]
    private static partial Regex Own();
}
