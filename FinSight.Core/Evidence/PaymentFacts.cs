using System.Text;

namespace FinSight.Core.Evidence;

/// <summary>What is known of a payment from one side, by which it is told from others and found again.</summary>
/// <param name="Minor">Minor units; negative for a refund.</param>
/// <param name="At">UTC: when it happened, or was heard of.</param>
/// <param name="Date">Where the payer is.</param>
public sealed record PaymentFacts(long Minor, Currency Currency, DateTime At, DateOnly Date)
{
    public string? LastFour { get; init; }

    /// <summary>As it was sent.</summary>
    public string? Merchant { get; init; }

    public PaymentReference? Reference { get; init; }

    /// <summary>Whether the two can't be the same, whatever else they have in common.</summary>
    public bool Contradicts(PaymentFacts other) =>
        Minor != other.Minor || Currency != other.Currency
        || Reference is { } mine && other.Reference is { } theirs && mine.Kind == theirs.Kind && mine != theirs
        || LastFour is not null && other.LastFour is not null && LastFour != other.LastFour
        || Math.Abs(Date.DayNumber - other.Date.DayNumber) > 1;

    /// <summary>The same shop, or one of them names none.</summary>
    public bool SharesMerchant(PaymentFacts other) =>
        Merchant is null || other.Merchant is null || WordsOf(Merchant).Overlaps(WordsOf(other.Merchant));

    /// <summary>The form in which two spellings of a merchant are one.</summary>
    internal static string KeyOf(string merchant) => Names.Plain(merchant) is { Length: > PaymentEvidence.MaxText } key
        ? key[..PaymentEvidence.MaxText] : Names.Plain(merchant);

    /// <summary>Words that tell: of two letters at least, and no numbers of branches.</summary>
    internal static HashSet<string> WordsOf(string merchant)
    {
        var words = new HashSet<string>();
        var word = new StringBuilder();
        foreach (var rune in $"{KeyOf(merchant)} ".EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune)) word.Append(rune.ToString());
            else
            {
                if (word.Length > 1 && word.ToString() is var all && !all.All(char.IsDigit)) words.Add(all);
                word.Clear();
            }
        }
        return words;
    }
}

/// <summary>What a payment is known by elsewhere, such as <c>upi:600000000051</c>.</summary>
public sealed record PaymentReference(string Kind, string Value)
{
    internal const int MaxKind = 20;
    internal const int MaxValue = 100;

    /// <summary>Null where there is none, or none that could be one.</summary>
    public static PaymentReference? Read(string? text)
    {
        if (text is null
            || text.Split(':', 2) is not [{ Length: > 0 and <= MaxKind } kind, { Length: > 0 and <= MaxValue } value])
            return null;
        return new(kind, value);
    }

    /// <summary>The same payment going back has the same reference, and is another.</summary>
    internal PaymentReference Reversed => Kind.Length > MaxKind - 2 ? this : this with { Kind = $"{Kind}-r" };
}
