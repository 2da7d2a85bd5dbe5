using System.Globalization;

namespace FinSight.Core.QuickEntry.WordLists;

/// <summary>
/// One file of this folder: a line is <c>head: word, word</c>, or <c>starter category = its name there</c>.
/// </summary>
sealed class WordTable(string text)
{
    static readonly string[] Settings = ["language", "endings", "breaks", "tails"];

    readonly List<(string Head, bool IsName, string[] Values)> _lines =
    [
        .. from line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
           where !line.StartsWith("//", StringComparison.Ordinal)
           let mark = line.IndexOfAny([':', '='])
           select (line[..mark].Trim(), line[mark] == '=', line[(mark + 1)..].Split(
               ',', StringSplitOptions.TrimEntries)),
    ];

    public CultureInfo Language => CultureInfo.GetCultureInfo(Values("language").Single());

    /// <summary>
    /// What may stand behind a word: <c>s</c>, or <c>ies=y</c> where it takes another ending's place.
    /// </summary>
    public IEnumerable<string> Endings => Values("endings");

    /// <summary>The words after these tell more, but not what it is: dinner with Anna.</summary>
    public IEnumerable<string> Breaks => Values("breaks");

    /// <summary>
    /// Ends of long words that leave open what it is, as in Zugticket; none where words are not joined.
    /// </summary>
    public IEnumerable<string> Tails => Values("tails");

    /// <summary>What starter categories are called in this language.</summary>
    public IEnumerable<(string Starter, string Name)> Names =>
        _lines.Where(line => line.IsName).Select(line => (line.Head, line.Values[0]));

    /// <summary>The words that tell of starter categories.</summary>
    public IEnumerable<(string Starter, string Word)> Words =>
        from line in _lines
        where !Settings.Contains(line.Head)
        from word in line.Values
        select (line.Head, word);

    IEnumerable<string> Values(string head) => _lines.Where(line => line.Head == head).SelectMany(line => line.Values);
}
