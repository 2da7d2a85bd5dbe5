using System.Collections.Frozen;
using System.Globalization;

namespace FinSight.Core.QuickEntry.WordLists;

/// <param name="Starter">The English name of a starter category.</param>
/// <param name="IsHead">The word that says what it is told so, and not one before it.</param>
sealed record UsualCategoryMatch(string Starter, bool IsHead);

/// <summary>What titles in one language are usually filed under.</summary>
sealed class UsualCategoryWordList(WordTable table)
{
    const int LongestPhrase = 3;

    readonly WordForms _forms = new(table);
    readonly FrozenSet<string> _breaks = table.Breaks.SelectMany(TitleTokens.Split).Append(TitleTokens.Break)
        .Append(TitleTokens.And).ToFrozenSet();

    public CultureInfo Language { get; } = table.Language;

    public IReadOnlyList<(string Starter, string Name)> Names { get; } = [.. table.Names];

    /// <summary>By the first clause that says anything, and in it by its last words.</summary>
    public UsualCategoryMatch? Find(IReadOnlyList<string> words)
    {
        var clause = new List<Unit>();
        foreach (var unit in Units(words))
        {
            if (!unit.IsBreak) clause.Add(unit);
            else if (In(clause) is { } found) return found;
            else clause.Clear();
        }
        return In(clause);
    }

    static UsualCategoryMatch? In(List<Unit> clause)
    {
        var last = clause.FindLastIndex(unit => unit.Starter is not null);
        if (last < 0) return null;
        var decides = clause[last].IsPhrase
            ? clause[last]
            : clause.Take(last).FirstOrDefault(unit => unit.Leads) ?? clause[last];
        return new(decides.Starter!, last == clause.Count - 1);
    }

    IEnumerable<Unit> Units(IReadOnlyList<string> words)
    {
        for (var at = 0; at < words.Count;)
        {
            var (count, starter) = PhraseAt(words, at);
            if (starter is null && !_breaks.Contains(words[at])) starter = _forms.Word(words[at]);
            yield return new(
                starter, count > 1, _breaks.Contains(words[at]) && starter is null,
                starter is not null && count == 1 && _forms.Leads(words[at]));
            at += count;
        }
    }

    (int Count, string? Starter) PhraseAt(IReadOnlyList<string> words, int at)
    {
        if (!_forms.StartsPhrase(words[at])) return (1, null);
        for (var count = Math.Min(LongestPhrase, words.Count - at); count > 1; count--)
            if (_forms.Phrase(string.Join(' ', words.Skip(at).Take(count))) is { } starter) return (count, starter);
        return (1, null);
    }

    /// <summary>A word, or a few that mean something together.</summary>
    sealed record Unit(string? Starter, bool IsPhrase, bool IsBreak, bool Leads);
}
