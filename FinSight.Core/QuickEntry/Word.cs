namespace FinSight.Core.QuickEntry;

/// <summary>A word of the text, or several between quotation marks.</summary>
/// <param name="Text">Without its quotation marks.</param>
/// <param name="Range">With them.</param>
/// <param name="Quoted">It is part of the title, whatever it looks like.</param>
sealed record Word(string Text, TextRange Range, bool Quoted)
{
    static readonly char[] Edges = [',', ';', ':', '!', '?', '(', ')', '[', ']', '=', '…'];

    static readonly char[] Separators = ['-', '–', '—', '|', '/', '=', '·', '•', ',', ';', ':'];

    /// <summary>Without the punctuation around it, but with the dot of <c>3.</c> and the minus of <c>-20</c>.</summary>
    public string Core { get; } = Text.Trim(Edges);

    /// <summary>
    /// What is compared: see <see cref="Names.Key"/>. Empty where the word can't be anything but title.
    /// </summary>
    public string Key { get; } = Quoted ? "" : Names.Key(Text.Trim(Edges).TrimEnd('.'));

    public bool HasDigit { get; } = !Quoted && HoldsDigit(Text);

    /// <summary>
    /// The core with the digits 0 to 9, and with the comma of <c>,50</c>; empty where it holds no digit.
    /// </summary>
    public string Numeral { get; } = Quoted || !HoldsDigit(Text) ? "" : Plain(Text);

    /// <summary>Nothing but dashes, bars and the like: it stands between two things.</summary>
    public bool IsSeparator => !Quoted && Text.All(Separators.Contains);

    /// <summary>What comes next is something else.</summary>
    public bool EndsClause => !Quoted && Text[^1] is ',' or ';' or ':' || IsSeparator;

    static bool HoldsDigit(string text) => text.Any(c => char.IsDigit(c) || char.IsHighSurrogate(c));

    static string Plain(string text)
    {
        var core = AmountCharacterNormalizer.Plain(text.Trim(Edges));
        return text[0] == ',' && core.Length > 0 && core.All(char.IsAsciiDigit) ? "," + core : core;
    }
}
