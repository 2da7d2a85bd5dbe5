using FinSight.Core.QuickEntry.Languages;

namespace FinSight.Core.QuickEntry.Amounts;

/// <summary>Joins the words that make one amount: marks, thousands after a space, sums, multiples and cents.</summary>
sealed class AmountRunReader(Sentence sentence, QuickEntryContext context)
{
    readonly CentsReader _cents = new(sentence, context.Currency);
    readonly ThousandsGroupReader _groups = new(sentence, context);

    Currency Currency => context.Currency;

    public AmountWordRun? At(int first)
    {
        if (!sentence.IsOpen(first) || PhoneNumberDetector.Holds(sentence, first)) return Phone(first);
        var run = new AmountWordRun(first);
        if (LeadingSign(first) is { } sign) run.Add(sign);
        if (IsNearNumber(first) && Mark(run.End) is (var before, var words)) run.Add(before, words);
        if (!TakeFirst(run)) return null;
        while (Next(run)) { }
        TakeMark(run);
        return AmountLikeWordDetector.IsComplete(run.Text) ? run : Shorter(first);
    }

    void TakeMark(AmountWordRun run)
    {
        var isOfNext = false;
        if (Mark(run.End) is (var mark, var words))
        {
            isOfNext = IsOfNext(run.End, words);
            if (isOfNext && !_cents.MayFollow(run, run.End + words)) return;
            run.Add(mark, words);
        }
        var next = run.End;
        _cents.Take(run);
        // 15 CHF 12 is one amount or two.
        if (isOfNext) run.Group = sentence.Words[next].Core;
    }

    /// <summary>A currency of a few words may stand between.</summary>
    bool IsNearNumber(int at) =>
        sentence.Words.Skip(at + 1).Take(Lexicon.LongestPhrase).Any(word => word.HasDigit);

    bool TakeFirst(AmountWordRun run)
    {
        if (_cents.TakeAlone(run)) return true;
        if (Number(run.End) is { } number && number.Text[0] is not '*')
        {
            run.Add(number);
            return true;
        }
        if (run.Count > 0 || !sentence.IsOpen(run.First)) return false;
        if (AmountLikeWordDetector.Quotient(sentence.Words[run.First]) is (var dividend, > 1 and var divisor))
        {
            run.Add(dividend);
            run.Divisor = divisor;
            return true;
        }
        return TakeTimes(run);
    }

    /// <summary><c>x3 12</c>: three at 12, or three for 12.</summary>
    bool TakeTimes(AmountWordRun run)
    {
        if (AmountLikeWordDetector.Divisor(AmountLikeWordDetector.Factor(sentence.Words[run.First]) ?? "")
            is not (> 1 and var times))
            return false;
        if (Number(run.First + 1) is not { } price || !char.IsAsciiDigit(price.Text[0])) return false;
        run.Skip(1);
        run.Add(price);
        run.Times = times;
        return true;
    }

    bool Next(AmountWordRun run)
    {
        if (run.Divisor > 0 || run.Times > 0) return false;
        var number = Number(run.End);
        if (number is not null && (run.IsOpen || number.Text[0] is '+' or '-'))
        {
            run.Add(number);
            return true;
        }
        if (number is not null && _groups.Take(run, number)) return true;
        if (sentence.IsOpen(run.End) && AmountLikeWordDetector.Factor(sentence.Words[run.End]) is { } factor)
        {
            run.Add($"x {factor}");
            return true;
        }
        if (Operator(run.End) is not { } sign || Number(run.End + 1) is not { } right) return false;
        return sign == "/" ? Divide(run, right.Text) : Continue(run, sign, right);
    }

    static bool Continue(AmountWordRun run, string sign, AmountNumberWord right)
    {
        run.Add(sign);
        run.Add(right);
        return true;
    }

    static bool Divide(AmountWordRun run, string by)
    {
        if (AmountLikeWordDetector.Divisor(by) < 2) return false;
        run.Divisor = AmountLikeWordDetector.Divisor(by);
        run.Skip(2);
        return true;
    }

    /// <summary>Of <c>12 +</c> the 12; <c>2x</c> alone is no amount.</summary>
    AmountWordRun? Shorter(int first)
    {
        var text = sentence.Words[first].Numeral.TrimEnd('+', '-', '*');
        if (!text.Any(char.IsAsciiDigit) || !AmountLikeWordDetector.IsComplete(text)) return null;
        var run = new AmountWordRun(first);
        run.Add(text);
        return run;
    }

    AmountWordRun? Phone(int at)
    {
        if (!sentence.IsOpen(at)) return null;
        var run = new AmountWordRun(at);
        run.Add(sentence.Words[at].Numeral.TrimStart('+'));
        return run;
    }

    AmountNumberWord? Number(int at) => sentence.IsOpen(at) && !PhoneNumberDetector.Holds(sentence, at)
        ? AmountLikeWordDetector.Number(sentence.Words[at], Currency)
        : null;

    (AmountMark Mark, int Words)? Mark(int at)
    {
        if (!sentence.IsOpen(at)) return null;
        var own = AmountLikeWordDetector.Mark(sentence.Words[at], Currency);
        if (own is { IsOwn: true }) return (own, 1);
        var end = at;
        if (sentence.Match(ref end, WordMeaningKind.Currency) is not { } sense) return own is null ? null : (own, 1);
        return (new(IsOwn(sense), sense.AlsoAWord), end - at);
    }

    bool IsOwn(LexiconEntry sense) =>
        sense.Values.Any(value => value == Currency.Code || Currency.Marks.Contains(value));

    /// <summary>
    /// The mark of the number behind it, in a culture that writes CHF 12 and not 12 CHF; but people say 2 fr 50.
    /// </summary>
    bool IsOfNext(int at, int words) =>
        words == 1 && AmountLikeWordDetector.Mark(sentence.Words[at], Currency) is not null
        && !(sentence.Words[at].Core.All(char.IsLower) && _cents.Follow(at + 1))
        && context.Culture.NumberFormat.CurrencyPositivePattern is 0 or 2 && Number(at + 1) is not null;

    string? Operator(int at)
    {
        if (!sentence.IsOpen(at)) return null;
        var sign = sentence.Words[at].Core is { Length: 1 } core ? AmountCharacterNormalizer.Plain(core) : "";
        return sign is "+" or "-" or "*" or "/" ? sign : sentence.Is(at, WordMeaningKind.Times) ? "x" : null;
    }

    /// <summary>
    /// A minus at the start, as between two words a dash only parts them; a plus before the last number.
    /// </summary>
    string? LeadingSign(int at) => Operator(at) switch
    {
        "-" when at == 0 => "-",
        "+" when at + 2 >= sentence.Count => "+",
        _ => null,
    };
}
