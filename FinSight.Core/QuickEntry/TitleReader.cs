using FinSight.Core.Expenses;

namespace FinSight.Core.QuickEntry;

/// <summary>Makes the title of the words that nothing else took.</summary>
static class TitleReader
{
    static readonly char[] Edges = [' ', ',', ';', ':', '-', '–', '—', '|', '/', '='];

    /// <summary>
    /// Null where there are none. A word in small letters at the start gets a capital, or the known spelling.
    /// </summary>
    public static QuickEntryPart<string>? Read(Sentence sentence, TitleMemory titles)
    {
        var owned = sentence.Owned(QuickEntryPartKind.Title).ToList();
        if (owned.Count == 0) return null;
        var typed = Core.TextNormalizer.OneLine(
            string.Join(' ', Runs(owned).Select(run => Trimmed(sentence, run)).Where(run => run.Length > 0)));
        if (typed.Length == 0)
            typed = Core.TextNormalizer.OneLine(string.Join(' ', owned.Select(at => sentence.Words[at].Text)));
        return new(Spelled(typed, sentence.Words[owned[0]].Quoted, titles), PartOrigin.Typed, sentence.Ranges(owned));
    }

    /// <summary>Words that stand side by side.</summary>
    public static IEnumerable<List<int>> Runs(IEnumerable<int> places)
    {
        var run = new List<int>();
        foreach (var at in places)
        {
            if (run.Count > 0 && run[^1] != at - 1)
            {
                yield return run;
                run = [];
            }
            run.Add(at);
        }
        if (run.Count > 0) yield return run;
    }

    public static string Words(Sentence sentence, IEnumerable<int> places) =>
        string.Join(' ', places.Select(at => sentence.Words[at].Text));

    static string Trimmed(Sentence sentence, List<int> run) => Words(sentence, run).Trim(Edges);

    static string Spelled(string typed, bool quoted, TitleMemory titles)
    {
        if (quoted) return typed;
        if (!typed.Any(char.IsUpper) && titles.Spelling(typed) is { } known) return known;
        var first = typed.Split(' ')[0].TrimEnd(Edges);
        return first.Length > 0 && first.All(IsSmall) ? char.ToUpperInvariant(typed[0]) + typed[1..] : typed;

        static bool IsSmall(char c) => char.IsLetter(c) && !char.IsUpper(c) || c is '\'' or '’' or '-';
    }
}
