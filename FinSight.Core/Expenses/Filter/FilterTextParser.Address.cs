using System.Text.RegularExpressions;

namespace FinSight.Core.Expenses;

public sealed partial class FilterTextParser
{
    /// <summary>As many as <see cref="Parse"/> takes at most.</summary>
    const int MostWords = MostCharacters / 2;

    /// <summary>What somebody typed as an address holds it: it means the same to every reader.</summary>
    public string ToAddress(string? typed)
    {
        var tokens = Tokens(typed);
        var parts = new List<string>();
        for (var at = 0; at < tokens.Count; at++)
        {
            // 1/10 to 15/12: either takes its year from the other.
            if (Turned(tokens, at) is var (days, count))
            {
                parts.Add(FilterDayParser.Write(days.First, days.Last));
                at += count - 1;
            }
            else parts.Add(Rewrite(tokens[at], _address.ToAddress, OneOrder));
        }
        return string.Join(' ', parts);
    }

    /// <summary>What an address holds as its reader types it, so that <see cref="Parse"/> reads it.</summary>
    public string FromAddress(string? text) => string.Join(
        ' ', Tokens(text).Select(token => Rewrite(token, _address.FromAddress, other => other.Source)));

    static List<FilterToken> Tokens(string? text) =>
        [.. BareAmountFinder.Join([.. FilterToken.Read(Core.TextNormalizer.OneLine(text))])];

    static string Rewrite(FilterToken token, Func<string, string> number, Func<FilterToken, string> other) =>
        IsAmount(token)
            ? token.WithValue(FilterAmountParser.Rewrite(token.Sign, token.Value, number))
            : other(token);

    // Days from the one to the other that another reader would read otherwise.
    (DayPhrase Days, int Count)? Turned(List<FilterToken> tokens, int at) =>
        tokens.Count <= MostWords
            && DaysInWords(tokens, at) is { MovesOn: false, Words: > 1, First: not null, Last: not null } days
            && tokens.GetRange(at, days.Words).Exists(HasOrder)
            ? (days, days.Words)
            : null;

    static bool HasOrder(FilterToken token) =>
        token.Value.Contains('/', StringComparison.Ordinal) || Ordered().IsMatch(token.Value);

    [GeneratedRegex(@"^\d{1,2}-\d{1,2}-\d")]
    private static partial Regex Ordered();

    // 3/11 is another day to another reader.
    string OneOrder(FilterToken token) =>
        token.IsPlain && HasOrder(token)
            && words?.Invoke([token.Value], 0) is { MovesOn: false } days
            ? FilterDayParser.Write(days.First, days.Last)
            : token.Source;
}
