using System.Globalization;
using FinSight.Core.QuickEntry.Languages;

namespace FinSight.Core.QuickEntry.Amounts;

/// <summary>
/// Finds the amount. Of several numbers the amount is one with a currency, else one with decimals, else a sum or a
/// refund, else the one at the end of the text, else the one at its start, else the last. A number beside a unit or a
/// label (<c>2 kg</c>, <c>size 42</c>), a range and a year stand back.
/// </summary>
sealed class AmountReader(QuickEntryContext context)
{
    readonly NumberFormatInfo _format = MoneyNumbers.Of(context.Culture);

    /// <summary>The amount among the free words, or the likeliest that breaks a rule.</summary>
    public AmountFind? Best(Sentence sentence)
    {
        var finds = All(sentence).ToList();
        return finds.Where(find => find.Money is not null).MaxBy(Order) ?? finds.MaxBy(Order);

        static (int, int) Order(AmountFind find) => (find.Score, find.First);
    }

    IEnumerable<AmountFind> All(Sentence sentence)
    {
        for (var at = 0; at < sentence.Count;)
        {
            var run = Run(sentence, at);
            if (run is not null) yield return Read(sentence, run);
            at = run?.End ?? at + 1;
        }
    }

    AmountFind Read(Sentence sentence, AmountRun run)
    {
        var score = new AmountScore(sentence, run).Value;
        try
        {
            return new(run.First, run.Count, AmountText.Parse(run.Text, context.Currency, context.Culture), null, score);
        }
        catch (RuleException problem)
        {
            return new(run.First, run.Count, null, problem, score);
        }
    }

    AmountRun? Run(Sentence sentence, int first)
    {
        var run = new AmountRun(first);
        if (IsLeadingSign(sentence, first)) run.Add("-");
        if (Mark(sentence, run.End) is { } before) run.AddMark(before);
        if (Number(sentence, run.End) is not { } number) return null;
        run.Add(number);
        while (Next(sentence, run)) { }
        if (Mark(sentence, run.End) is { } after && !IsOfNext(sentence, run.End)) run.AddMark(after);
        return AmountShape.IsComplete(run.Text) ? run : Shorter(sentence, first);
    }

    /// <summary>Takes what continues the number: thousands after a space, or an operator and another number.</summary>
    bool Next(Sentence sentence, AmountRun run)
    {
        if (Number(sentence, run.End) is { } number && (run.IsOpen || number[0] is '+' or '-' or '*' || IsGroup(run, number)))
        {
            run.Add(number);
            return true;
        }
        if (Operator(sentence, run.End) is not { } sign || Number(sentence, run.End + 1) is not { } right) return false;
        run.Add(sign);
        run.Add(right);
        return true;
    }

    /// <summary>Of <c>12 +</c> the 12; <c>2x</c> alone is no amount.</summary>
    static AmountRun? Shorter(Sentence sentence, int first)
    {
        var text = AmountCharacters.Plain(sentence.Words[first].Core).TrimEnd('+', '-', '*');
        if (!text.Any(char.IsAsciiDigit) || !AmountShape.IsComplete(text)) return null;
        var run = new AmountRun(first);
        run.Add(text);
        return run;
    }

    bool IsGroup(AmountRun run, string number) =>
        string.IsNullOrWhiteSpace(_format.NumberGroupSeparator)
        && run.Last.Length <= 3 && run.Last.All(char.IsAsciiDigit)
        && number.TakeWhile(char.IsAsciiDigit).Count() == 3 && (number.Length == 3 || number[3] is ',' or '.');

    string? Number(Sentence sentence, int at) =>
        sentence.IsOpen(at) ? AmountShape.Number(sentence.Words[at], context.Currency) : null;

    string? Mark(Sentence sentence, int at)
    {
        if (!sentence.IsOpen(at)) return null;
        if (AmountShape.IsMark(sentence.Words[at], context.Currency)) return sentence.Words[at].Core;
        return sentence.Match(ref at, Meaning.Currency)?.Value;
    }

    /// <summary>The mark of the number behind it, in a culture that writes CHF 12 and not 12 CHF.</summary>
    bool IsOfNext(Sentence sentence, int at) =>
        context.Culture.NumberFormat.CurrencyPositivePattern is 0 or 2 && Number(sentence, at + 1) is not null;

    static string? Operator(Sentence sentence, int at)
    {
        if (!sentence.IsOpen(at)) return null;
        var sign = AmountCharacters.Plain(sentence.Words[at].Core);
        return sign is "+" or "-" or "*" ? sign : sentence.Is(at, Meaning.Times) ? "x" : null;
    }

    /// <summary>A minus on its own; between two words a dash only parts them.</summary>
    static bool IsLeadingSign(Sentence sentence, int at) =>
        at == 0 && sentence.IsOpen(at) && AmountCharacters.Plain(sentence.Words[at].Core) == "-";
}
