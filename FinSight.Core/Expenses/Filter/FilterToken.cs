using System.Text;

namespace FinSight.Core.Expenses;

/// <summary>One piece of a filter's text, e.g. <c>-category:"Eating out"</c>.</summary>
/// <param name="Source">As it was typed.</param>
/// <param name="Sign">
/// What stands between the key and the value: <c>:</c>, <c>=</c>, <c>&lt;</c> and the like; empty without a key.
/// </param>
sealed record FilterToken(string Source, bool Not, string Key, string Sign, string Value, bool IsQuoted)
{
    const char Quote = '"';

    static readonly string[] Signs = [">=", "<=", ">", "<", "=", ":"];

    /// <summary>Neither left out, nor in quotes, nor of a key.</summary>
    public bool IsPlain => this is { Key: "", IsQuoted: false, Not: false };

    /// <summary>Its key was not typed: the value is the end of the source.</summary>
    public bool IsBare { get; init; }

    /// <summary>The token as it is typed with another value.</summary>
    public string WithValue(string value) => value == Value ? Source
        : IsBare ? Source[..^Value.Length] + value
        : (Not ? "-" : "") + Key + Sign + Quoted(value);

    public static IEnumerable<FilterToken> Read(string text)
    {
        for (var at = 0; at < text.Length;)
        {
            if (char.IsWhiteSpace(text[at]))
            {
                at++;
                continue;
            }
            var end = End(text, at);
            yield return Of(text[at..end]);
            at = end;
        }
    }

    /// <summary>In quotes where it would be read as something else.</summary>
    public static string Quoted(string value, bool always = false) =>
        always || value.Length == 0 || value.Any(c => char.IsWhiteSpace(c) || c == Quote)
            ? Quote + value.Replace("\"", "\"\"", StringComparison.Ordinal) + Quote
            : value;

    // Spaces within quotes belong to the token; a quote that is never closed reaches to the end.
    static int End(string text, int at)
    {
        var quoted = false;
        for (; at < text.Length && (quoted || !char.IsWhiteSpace(text[at])); at++)
            if (text[at] == Quote) quoted = !quoted;
        return at;
    }

    static FilterToken Of(string source)
    {
        var not = source is ['-', _, ..];
        var rest = not ? source[1..] : source;
        if (rest is ['#', _, ..]) return new(source, not, "tag", ":", Unquoted(rest[1..]), false);
        var letters = rest.TakeWhile(char.IsLetter).Count();
        var sign = letters == 0
            ? null
            : Signs.FirstOrDefault(s => string.CompareOrdinal(rest, letters, s, 0, s.Length) == 0);
        return sign is null
            ? new(source, not, "", "", Unquoted(rest), rest.Contains(Quote))
            : new(source, not, rest[..letters], sign, Unquoted(rest[(letters + sign.Length)..]), rest.Contains(Quote));
    }

    // "" within quotes is a quote itself.
    static string Unquoted(string text)
    {
        var plain = new StringBuilder(text.Length);
        var quoted = false;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != Quote) plain.Append(text[i]);
            else if (quoted && i + 1 < text.Length && text[i + 1] == Quote) plain.Append(text[++i]);
            else quoted = !quoted;
        }
        return plain.ToString();
    }
}
