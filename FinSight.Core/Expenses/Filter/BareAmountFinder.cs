using System.Text.RegularExpressions;

namespace FinSight.Core.Expenses;

/// <summary>
/// Amounts that stand in a filter without their key: <c>&gt;100</c>, <c>&gt; 100</c>, <c>over 100</c>,
/// <c>unter 5</c>, <c>20..30</c>.
/// </summary>
static partial class BareAmountFinder
{
    const string Key = "amount";

    static readonly Dictionary<string, string> Signs = new(StringComparer.OrdinalIgnoreCase)
    {
        [">"] = ">",
        [">="] = ">=",
        ["<"] = "<",
        ["<="] = "<=",
        ["over"] = ">",
        ["above"] = ">",
        ["über"] = ">",
        ["ueber"] = ">",
        ["under"] = "<",
        ["below"] = "<",
        ["unter"] = "<",
    };

    /// <summary>Whether a number behind the word is an amount.</summary>
    public static bool IsSign(string word) => Signs.ContainsKey(word);

    /// <summary>The same pieces, with each such amount as one piece that has the key.</summary>
    public static IEnumerable<FilterToken> Join(List<FilterToken> tokens)
    {
        for (var at = 0; at < tokens.Count; at++)
        {
            var next = at + 1 < tokens.Count ? tokens[at + 1] : null;
            if (Signs.TryGetValue(tokens[at].Source, out var sign) && next is { Key: "", IsQuoted: false }
                && Number().IsMatch(next.Source))
            {
                at++;
                yield return Amount($"{tokens[at - 1].Source} {next.Source}", sign, next.Source);
            }
            else yield return tokens[at].IsPlain ? Alone(tokens[at]) : tokens[at];
        }
    }

    static FilterToken Alone(FilterToken token)
    {
        if (Signed().Match(token.Value) is { Success: true } signed)
            return Amount(token.Source, signed.Groups[1].Value, signed.Groups[2].Value);
        // 2025..2026 are years.
        return Range().IsMatch(token.Value) && !FilterDayParser.TryRead(token.Value, out _)
            ? Amount(token.Source, ":", token.Value)
            : token;
    }

    static FilterToken Amount(string source, string sign, string value) =>
        new(source, Not: false, Key, sign, value, IsQuoted: false) { IsBare = true };

    [GeneratedRegex(@"^[-\u2212]?\d+([.,'\u2019\u066b]\d+)*$")]
    private static partial Regex Number();

    [GeneratedRegex(@"^([<>]=?|=)([-\u2212]?\d+([.,'\u2019\u066b]\d+)*)$")]
    private static partial Regex Signed();

    // 1.10.2025..15.10.2025 are days.
    [GeneratedRegex(@"^(?!\d{1,2}\.\d{1,2}\.\d)\d+([.,'\u2019\u066b]\d+)*\.\.\d+([.,'\u2019\u066b]\d+)*$")]
    private static partial Regex Range();
}
