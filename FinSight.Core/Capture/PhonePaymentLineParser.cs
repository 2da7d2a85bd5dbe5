using System.Text.RegularExpressions;

namespace FinSight.Core.Capture;

/// <summary>A line that a phone saved while it was offline: <c>date|merchant|amount|card</c>.</summary>
static partial class PhonePaymentLineParser
{
    public static CapturedEvent? Read(string line)
    {
        if (line.Split('|', StringSplitOptions.TrimEntries) is not { Length: 3 or 4 } parts || !Day().IsMatch(parts[0]))
            return null;
        return new(line, new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [EventFieldNames.Time] = parts[0],
            [EventFieldNames.Title] = parts[1],
            [EventFieldNames.Amount] = parts[2],
            [EventFieldNames.Card] = parts.Length == 4 ? parts[3] : "",
        });
    }

    [GeneratedRegex(@"^\d{1,4}[-./]\d{1,2}[-./]\d{1,4}")]
    private static partial Regex Day();
}
