namespace FinSight.Core.Accounts;

/// <summary>How little there is to guess in repetitions, and in rows such as 4567, fedc or asdf.</summary>
static class PasswordRepetitionCheck
{
    const int ShortestRow = 3;
    const int ShortestUnit = PasswordRules.Shortest;

    static readonly string[] Rows =
    [
        "01234567890123456789", "abcdefghijklmnopqrstuvwxyz", "qwertyuiop", "qwertzuiopü", "azertyuiop",
        "asdfghjklöä", "yxcvbnm", "zxcvbnm",
    ];

    static readonly string[] BothWays = [.. Rows, .. Rows.Select(row => string.Concat(row.Reverse()))];

    /// <summary>Its length, where a row or one character repeated counts as one.</summary>
    public static int Weight(string text)
    {
        var weight = 0;
        for (var at = 0; at < text.Length; weight++)
        {
            var row = RowAt(text.AsSpan(at));
            at += row < ShortestRow ? 1 : row;
        }
        return weight;
    }

    /// <summary>Whether it is one short text again and again.</summary>
    public static bool IsRepetition(string text)
    {
        for (var unit = 1; unit < ShortestUnit && unit * 2 <= text.Length; unit++)
            if (text.AsSpan(unit).SequenceEqual(text.AsSpan(0, text.Length - unit))) return true;
        return false;
    }

    static int RowAt(ReadOnlySpan<char> text)
    {
        var length = 1 + text[1..].IndexOfAnyExcept(text[0]);
        var longest = length == 0 ? text.Length : length;
        foreach (var row in BothWays)
        {
            var start = row.IndexOf(text[0], StringComparison.Ordinal);
            if (start >= 0) longest = Math.Max(longest, text.CommonPrefixLength(row.AsSpan(start)));
        }
        return longest;
    }
}
