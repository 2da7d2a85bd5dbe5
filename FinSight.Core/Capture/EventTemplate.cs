using System.Text;

namespace FinSight.Core.Capture;

/// <summary>
/// A message with holes, learned from one in which a person showed the amount and the merchant. It reads what is worded
/// the same, in any language.
/// </summary>
/// <param name="Pattern">
/// The text, with <see cref="AmountHole"/>, <see cref="MerchantHole"/> and <see cref="OtherHole"/>.
/// </param>
/// <param name="Kind">Spend or refund.</param>
public sealed record EventTemplate(string Pattern, EventKind Kind = EventKind.Spend)
{
    public const char AmountHole = '\uE000', MerchantHole = '\uE001';

    /// <summary>A number, day or reference that differs from one message to the next.</summary>
    public const char OtherHole = '\uE002';

    const int FewestLetters = 4, LongestMerchant = 80;

    /// <summary>
    /// The template of a reading's text and the parts that were shown in it; null where the amount is no number, or
    /// where so few words are left that it would read anything.
    /// </summary>
    public static EventTemplate? Learn(
        string text, EventSpan amount, EventSpan? merchant, EventKind kind = EventKind.Spend)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (amount.Start < 0
            || amount.End > text.Length
            || merchant is { } shown && (shown.Start < 0 || shown.End > text.Length))
            return null;
        var numbers = NumberScanner.Find(text);
        var number = numbers.Find(one => one.Start < amount.End && one.End > amount.Start);
        if (number.Length == 0
            || merchant is { Length: > 0 } name && name.Start < number.End && name.End > number.Start)
            return null;
        var pattern = new StringBuilder(text.Length);
        var letters = 0;
        for (var at = 0; at < text.Length;)
        {
            if (at == number.Start) (at, _) = (number.End, pattern.Append(AmountHole));
            else if (merchant is { Length: > 0 } place && at == place.Start)
                (at, _) = (place.End, pattern.Append(MerchantHole));
            else if (TemplateHoleFinder.OtherEnd(text, at, Bound(at)) is var end && end > at)
                (at, _) = (end, pattern.Append(OtherHole));
            else
            {
                if (WordCharacters.IsOfWord(text[at])) letters++;
                pattern.Append(text[at++]);
            }
        }
        return letters < FewestLetters ? null : new(pattern.ToString(), kind);

        int Bound(int at)
        {
            var bound = text.Length;
            if (number.Start > at) bound = number.Start;
            return merchant is { Length: > 0 } place && place.Start > at ? Math.Min(bound, place.Start) : bound;
        }
    }

    /// <summary>
    /// What the holes hold in a clean text; null where it is worded otherwise, or in another currency.
    /// </summary>
    internal TemplateMatch? Match(string text, Currency ledger)
    {
        var (amount, merchant) = (default(EventSpan), (EventSpan?)null);
        if (!Matches(0, 0)) return null;
        var marked = AmountCandidateScanner.Find(text, ledger).Find(candidate => candidate.Number == amount);
        if (marked is not null && marked.Currency != ledger) return null;
        if (MessageNumberParser.Minor(text.AsSpan(amount.Start, amount.Length), ledger) is not { } minor || minor == 0)
            return null;
        var raw = merchant is { } place ? text.Substring(place.Start, place.Length) : null;
        return new(
            minor, amount, raw is not null && MerchantTitleFormatter.Of(raw) is { } title
                ? new(title, raw, merchant) : null);

        bool Matches(int at, int from)
        {
            for (; at < Pattern.Length; at++)
            {
                switch (Pattern[at])
                {
                    case AmountHole:
                        amount = NumberScanner.At(text, from);
                        if (amount.Length == 0) return false;
                        from = amount.End;
                        break;
                    case OtherHole:
                        var end = TemplateHoleFinder.OtherEnd(text, from, text.Length);
                        if (end <= from) return false;
                        from = end;
                        break;
                    case MerchantHole:
                        for (var length = 1; length <= LongestMerchant && from + length <= text.Length; length++)
                        {
                            if (text[from + length - 1] == '\n') break;
                            if (!Matches(at + 1, from + length)) continue;
                            merchant = new(from, length);
                            return true;
                        }
                        return false;
                    default:
                        if (from >= text.Length || LetterFolding.Of(text[from]) != LetterFolding.Of(Pattern[at]))
                            return false;
                        from++;
                        break;
                }
            }
            return from == text.Length;
        }
    }
}
