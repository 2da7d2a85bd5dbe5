using System.Globalization;
using System.Text;

namespace FinSight.Core.Expenses;

/// <summary>
/// A filter as people type it, and back: <c>category:food -tag:trip by:mara amount&gt;50 2026-03..2026-05 train "day
/// ticket"</c>. Pure: which names exist is not its business.
/// </summary>
/// <param name="words">Reads days that are named in words; null where none are.</param>
public sealed partial class FilterTextParser(Currency currency, CultureInfo culture, DayReader? words = null)
{
    public const int MostCharacters = 500;

    static readonly Dictionary<string, string> Keys = new(StringComparer.OrdinalIgnoreCase)
    {
        ["category"] = Category,
        ["kategorie"] = Category,
        ["cat"] = Category,
        ["tag"] = Tag,
        ["schlagwort"] = Tag,
        ["stichwort"] = Tag,
        ["by"] = By,
        ["von"] = By,
        ["amount"] = Amount,
        ["betrag"] = Amount,
        ["period"] = Period,
        ["zeitraum"] = Period,
    };

    const string Category = "category", Tag = "tag", By = "by", Amount = "amount", Period = "period";

    readonly FilterAmountParser _amounts = new(currency, culture);

    readonly AddressAmountFormat _address = new(currency, culture);

    /// <summary>What is not understood is told, and narrows nothing.</summary>
    public ParsedFilter Parse(string? text)
    {
        var clean = Core.TextNormalizer.OneLine(text);
        var problems = new List<FilterProblem>();
        if (clean.Length > MostCharacters)
        {
            problems.Add(new("", Rules.Filter.TooLong, [$"{MostCharacters}"]));
            return new(ExpenseFilter.Everything, problems);
        }
        var filter = ExpenseFilter.Everything;
        var tokens = Tokens(clean);
        for (var at = 0; at < tokens.Count; at++)
        {
            var days = DaysInWords(tokens, at);
            var said = tokens.GetRange(at, days?.Words ?? 1);
            at += said.Count - 1;
            try
            {
                filter = days is null ? Add(filter, said[0]) : Days(filter, days, said.Select(token => token.Value));
            }
            catch (RuleException rule)
            {
                problems.Add(new(
                    string.Join(' ', said.Select(token => token.Source)), rule.Rule,
                    [.. rule.Arguments.Select(argument => $"{argument}")]));
            }
        }
        return new(filter, problems);
    }

    // What is before them counts, too: Black Friday is no day.
    DayPhrase? DaysInWords(List<FilterToken> tokens, int at)
    {
        if (words is null || !tokens[at].IsPlain) return null;
        var first = tokens.FindLastIndex(at, token => !token.IsPlain) + 1;
        return words(
            [.. tokens.Skip(first).TakeWhile(token => token.IsPlain).Select(token => token.Value)], at - first);
    }

    /// <summary>The text that <see cref="Parse"/> reads back to the same filter.</summary>
    public string Write(ExpenseFilter filter)
    {
        var parts = filter.Terms.Select(Write).ToList();
        parts.AddRange(_amounts.Write(filter.Least, filter.Most));
        if (filter.Period is { } period) parts.Add($"{Period}:{period}");
        else if (filter.From is not null || filter.To is not null)
        {
            var days = FilterDayParser.Write(filter.From, filter.To);
            parts.Insert(parts.Count > 0 && Leads(parts[^1], days) ? 0 : parts.Count, days);
        }
        return string.Join(' ', parts);
    }

    // Behind "since" or "over", which were words of a title, the days would be others, or an amount.
    bool Leads(string word, string days) =>
        BareAmountFinder.IsSign(word) || words?.Invoke([word, days], 0) is { Words: > 1 };

    static bool IsAmount(FilterToken token) => Keys.GetValueOrDefault(token.Key) == Amount;

    ExpenseFilter Add(ExpenseFilter filter, FilterToken token)
    {
        if (Keys.TryGetValue(token.Key, out var key) && key == Period)
            return InWords(token) is var (phrase, said) ? Days(filter, phrase, said) : Add(filter, Word(token));
        if (key is not null && (token.Sign == ":" || key == Amount))
            return key switch
            {
                Category => Add(filter, Named(FilterKind.Category, token)),
                Tag => Add(filter, Named(FilterKind.Tag, token)),
                By => Add(filter, Named(FilterKind.By, token)),
                _ => Amounts(filter, token),
            };
        if (token.IsPlain && FilterDayParser.TryRead(token.Value, out var days)) return Days(filter, days);
        return Add(filter, Word(token));
    }

    static ExpenseFilter Add(ExpenseFilter filter, FilterTerm term) =>
        filter.Terms.Contains(term) ? filter : filter with { Terms = [.. filter.Terms, term] };

    static FilterTerm Named(FilterKind kind, FilterToken token) => token.Value.Trim() is { Length: > 0 } name
        ? new(kind, name, token.Not)
        : throw new RuleException(Rules.Filter.NameMissing);

    // What looks like a key but is none is text: a title may well hold a colon.
    static FilterTerm Word(FilterToken token)
    {
        var text = token.Key + token.Sign + token.Value.Trim();
        return text.EnumerateRunes().Any(IsWord)
            ? new(FilterKind.Word, text, token.Not, token.IsQuoted)
            : throw new RuleException(Rules.Filter.Wordless);
    }

    // As an address keeps a choice such as last month. What it does not know is a word.
    (DayPhrase Days, IReadOnlyList<string> Said)? InWords(FilterToken token)
    {
        if (token.Not || token.Sign != ":") return null;
        string[] said = token.Value.Split('-', StringSplitOptions.RemoveEmptyEntries);
        return said.Length > 0 && words?.Invoke(said, 0) is { } phrase && phrase.Words == said.Length
            ? (phrase, said)
            : null;
    }

    static ExpenseFilter Days(ExpenseFilter filter, DayPhrase days, IEnumerable<string> said)
    {
        var isAlone = filter is { From: null, To: null };
        var all = Days(filter, (days.First, days.Last));
        // An address parts the words at hyphens.
        var isWritable = !said.Any(word => word.AsSpan().IndexOfAny('-', '/') >= 0);
        return isAlone && days.MovesOn && isWritable
            ? all with { Period = string.Join('-', said).ToLowerInvariant() }
            : all;
    }

    static ExpenseFilter Days(ExpenseFilter filter, (DateOnly? First, DateOnly? Last) days)
    {
        var from = filter.From > days.First ? filter.From : days.First ?? filter.From;
        var to = filter.To < days.Last ? filter.To : days.Last ?? filter.To;
        return from > to ? throw new RuleException(Rules.Filter.NoSuchDays) : filter with { From = from, To = to };
    }

    ExpenseFilter Amounts(ExpenseFilter filter, FilterToken token)
    {
        if (token.Not) throw new RuleException(Rules.Filter.AmountNegated);
        var (least, most) = _amounts.Read(token.Sign, token.Value);
        var both = filter with { Least = least ?? filter.Least, Most = most ?? filter.Most };
        return both.Least?.Minor > both.Most?.Minor ? throw new RuleException(Rules.Filter.NoSuchAmounts) : both;
    }

    // As FTS5's unicode61 tells words from what is between them.
    static bool IsWord(Rune rune) => Rune.IsLetterOrDigit(rune) || Rune.IsNumber(rune)
        || Rune.GetUnicodeCategory(rune) == UnicodeCategory.PrivateUse;

    static string Write(FilterTerm term)
    {
        var sign = term.Not ? "-" : "";
        return term.Kind switch
        {
            FilterKind.Category => $"{sign}{Category}:{FilterToken.Quoted(term.Text)}",
            FilterKind.Tag => $"{sign}{Tag}:{FilterToken.Quoted(term.Text)}",
            FilterKind.By => $"{sign}{By}:{FilterToken.Quoted(term.Text)}",
            _ => sign + (term.IsPhrase ? FilterToken.Quoted(term.Text, always: true) : term.Text),
        };
    }
}
