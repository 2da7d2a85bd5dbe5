using System.Globalization;

namespace FinSight.Web.Components;

static class ByteText
{
    static readonly string[] Units = ["B", "kB", "MB", "GB", "TB"];

    /// <summary>In powers of a thousand, as disks are sold, e.g. "12.3 MB".</summary>
    public static string Of(long bytes, CultureInfo culture)
    {
        var (value, unit) = ((double)bytes, 0);
        while (value >= 999.95 && unit < Units.Length - 1) (value, unit) = (value / 1000, unit + 1);
        return $"{value.ToString(unit == 0 ? "N0" : "N1", culture)} {Units[unit]}";
    }
}
