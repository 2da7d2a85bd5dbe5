using System.Globalization;
using FinSight.Core.QuickEntry.Languages;
using FinSight.Core.QuickEntry.WordLists;

namespace FinSight.Core.QuickEntry;

/// <summary>
/// Finds the category. Named apart from the title (<c>migros 87 groceries</c>) or at its end (<c>coffee eating out
/// 4.50</c>) it leaves the title, unless it is all there is; elsewhere (<c>home depot 25</c>) it stays, and is a guess
/// that counts less than what the ledger knows of the title. An alias, which is often a shop, only leaves when apart.
/// </summary>
sealed class CategoryReader(Sentence sentence, LedgerVocabulary words, CultureInfo culture)
{
    const int ShortestPrefix = 3;

    public QuickEntryPart<QuickEntryCategory>? Typed() => Apart() ?? AtEnd() ?? Alone() ?? ByAlias();

    /// <summary>
    /// What the ledger knows of such titles, else what is usual, else the category for all that fits nowhere.
    /// </summary>
    public QuickEntryPart<QuickEntryCategory>? Guessed(string? title)
    {
        if (title is null) return InTitle(words.Named);
        var known = Known(title);
        return (known?.Likeness is TitleMatchKind.SameTitle or TitleMatchKind.AllWords ? Learned(known.CategoryId)
            : null)
            ?? InTitle(words.Named)
            ?? Usual(title, known is not null)
            ?? Learned(known?.CategoryId)
            ?? InTitle(key => key.Length > ShortestPrefix ? words.Starting(key) : null)
            ?? (words.Other is { } other ? new(other, PartOrigin.Unknown, []) : null);
    }

    // What was left in the category for all that fits nowhere teaches nothing of other titles.
    CategoryGuess? Known(string title) =>
        words.Titles.Guess(title) is { } known
            && (known.Likeness == TitleMatchKind.SameTitle || known.CategoryId != words.Other?.Id)
            ? known
            : null;

    /// <summary>By the words that tell; what the ledger knows of the same words counts more.</summary>
    QuickEntryPart<QuickEntryCategory>? Usual(string title, bool isLikeKnown)
    {
        var starter = UsualCategoryLookup.Of(title, culture);
        if (words.Starter(starter) is not { } usual) return null;
        if (!isLikeKnown) return new(usual, PartOrigin.Guessed, []);
        var telling = TitleNormalizer.Of(title).Where(word => UsualCategoryLookup.Of(word, culture) == starter);
        return Learned(words.Titles.GuessByWord(telling)) ?? new(usual, PartOrigin.Guessed, []);
    }

    /// <summary>All of a run of words, beside others: by name or alias, else by the start of one.</summary>
    QuickEntryPart<QuickEntryCategory>? Apart()
    {
        var runs = Runs();
        if (runs.Count < 2) return null;
        return Find(key => words.Named(key) ?? words.Called(key))
            ?? Find(key => key.Length >= ShortestPrefix ? words.Starting(key) : null);

        QuickEntryPart<QuickEntryCategory>? Find(Func<string, QuickEntryCategory?> find)
        {
            foreach (var run in runs.AsEnumerable().Reverse())
                if (find(Key(run)) is { } category) return Taken(category, run);
            return null;
        }
    }

    /// <summary>By name, after a word of the title that does not need it.</summary>
    QuickEntryPart<QuickEntryCategory>? AtEnd()
    {
        foreach (var run in Runs().AsEnumerable().Reverse())
        {
            if (words.Titles.Knows(TitleReader.Words(sentence, run))) continue;
            for (var count = Math.Min(words.LongestName, run.Count - 1); count > 0; count--)
            {
                var name = run[^count..];
                if (words.Named(Key(name)) is { } category && !NeedsMore(name[0] - 1) && !sentence.IsKept(name[0]))
                    return Taken(category, name);
            }
        }
        return AtStart();
    }

    /// <summary>By name, before a title that the ledger knows.</summary>
    QuickEntryPart<QuickEntryCategory>? AtStart()
    {
        if (Runs() is not [var run, ..] || words.Titles.Knows(TitleReader.Words(sentence, run))) return null;
        for (var count = Math.Min(words.LongestName, run.Count - 1); count > 0; count--)
            if (words.Named(Key(run[..count])) is { } category
                && words.Titles.Knows(TitleReader.Words(sentence, run[count..])))
                return Taken(category, run[..count]);
        return null;
    }

    /// <summary>The whole title, which it stays.</summary>
    QuickEntryPart<QuickEntryCategory>? Alone()
    {
        var all = sentence.Owned(QuickEntryPartKind.Title).ToList();
        return words.Named(Key(all)) is { } category ? new(category, PartOrigin.Typed, sentence.Ranges(all)) : null;
    }

    QuickEntryPart<QuickEntryCategory>? ByAlias() =>
        InTitle(words.Called) is { } found ? found with { Origin = PartOrigin.Typed } : null;

    QuickEntryPart<QuickEntryCategory>? InTitle(Func<string, QuickEntryCategory?> find)
    {
        foreach (var run in Runs())
            for (var count = Math.Min(words.LongestName, run.Count); count > 0; count--)
                for (var first = 0; first + count <= run.Count; first++)
                    if (find(Key(run.GetRange(first, count))) is { } category)
                        return new(category, PartOrigin.Guessed, sentence.Ranges(run.GetRange(first, count)));
        return null;
    }

    QuickEntryPart<QuickEntryCategory>? Learned(Guid? id) =>
        id is { } known && words.Find(known) is { } category ? new(category, PartOrigin.Learned, []) : null;

    QuickEntryPart<QuickEntryCategory> Taken(QuickEntryCategory category, List<int> places)
    {
        sentence.Take(places[0], places[^1] - places[0] + 1, QuickEntryPartKind.Category);
        return new(category, PartOrigin.Typed, sentence.Ranges(places));
    }

    /// <summary>"Dinner at" and "the" are no titles.</summary>
    bool NeedsMore(int at) => sentence.Is(at, WordMeaningKind.Filler);

    /// <summary>
    /// The title's words, parted by what was taken from between them and by commas, colons and dashes.
    /// </summary>
    List<List<int>> Runs()
    {
        var runs = new List<List<int>>();
        foreach (var run in TitleReader.Runs(sentence.Owned(QuickEntryPartKind.Title)))
        {
            var clause = new List<int>();
            foreach (var at in run)
            {
                if (!sentence.Words[at].IsSeparator) clause.Add(at);
                if (!sentence.Words[at].EndsClause) continue;
                if (clause.Count > 0) runs.Add(clause);
                clause = [];
            }
            if (clause.Count > 0) runs.Add(clause);
        }
        return runs;
    }

    string Key(List<int> places) => places.Count == 0 || places.Exists(at => sentence.Words[at].Quoted)
        ? ""
        : sentence.Key(places[0], places[^1] - places[0] + 1);
}
