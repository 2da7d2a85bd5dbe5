using System.Text.RegularExpressions;

namespace FinSight.Core.QuickEntry.Amounts;

/// <summary>What the words of one amount are worth, and what else they can mean.</summary>
sealed partial class AmountInterpreter(QuickEntryContext context)
{
    const long CentsOfOne = 100;

    readonly AmountQuestionBuilder _questions = new(context);
    readonly AmountRules _rules = new(context.Currency, context.Culture);

    Currency Currency => context.Currency;

    public (Money? Money, QuickEntryProblem? Problem) Of(AmountWordRun run)
    {
        if (run.Mark is { IsOwn: false }) return (null, QuickEntryProblem.Of(_rules.OtherCurrency(), []));
        if (LeadingComma().IsMatch(run.Text)) return Comma(run.Text[1..]);
        var isReceived = run.Text[0] == '+';
        if (!TryParse(isReceived ? run.Text[1..] : run.Text, out var money, out var problem))
            return Asked(QuickEntryProblem.Of(problem!, Thousands(run.Text)));
        if (isReceived) return (money, AmountQuestionBuilder.Received(money));
        return Question(run, money) is { } question ? Asked(question) : (money, null);
    }

    QuickEntryProblem? Question(AmountWordRun run, Money money)
    {
        if (run.HasStrangeCents) return _questions.Cents(Part(money, CentsOfOne), money);
        if (run.Group is { } group && TryParse(group, out var last, out _)) return _questions.Either(money, last);
        if (run.Divisor > 0) return _questions.Share(money, run.Divisor, Part(money, run.Divisor));
        return run.Times > 0 ? _questions.OneOrAll(money, run.Times) : null;
    }

    static Money Part(Money money, long by) => money with { Minor = RoundedDivision.Divide(money.Minor, by) };

    static (Money?, QuickEntryProblem?) Asked(QuickEntryProblem question) =>
        (question.Readings is [{ Amount: var likeliest }, ..] ? likeliest : null, question);

    /// <summary>
    /// As many digits as the currency has decimals are such; else a comma before a number may part it only.
    /// </summary>
    (Money?, QuickEntryProblem?) Comma(string digits)
    {
        var hasFraction = TryParse($"0{AmountCharacterNormalizer.ArabicDecimal}{digits}", out var fraction, out _);
        var hasWhole = TryParse(digits, out var whole, out var problem);
        if (!hasWhole && !hasFraction) return (null, QuickEntryProblem.Of(problem!, []));
        if (Currency.Exponent == 0 || !hasFraction) return (whole, null);
        if (digits.Length == Currency.Exponent || !hasWhole) return (fraction, null);
        return Asked(_questions.Either(fraction, whole));
    }

    /// <summary>
    /// Of 1.234, which the culture does not tell: thousands, or three decimals where the currency has them.
    /// </summary>
    QuickEntryAlternative[] Thousands(string text)
    {
        if (!OneGroup().IsMatch(text)) return [];
        var whole = text.Remove(text.Length - 4, 1);
        var thousand = new QuickEntryAlternative(Parse(whole));
        return Currency.Exponent == 3
            ? [thousand, new(Parse($"{whole[..^3]}{AmountCharacterNormalizer.ArabicDecimal}{whole[^3..]}"))]
            : [thousand];
    }

    bool TryParse(string text, out Money money, out RuleException? problem)
    {
        try
        {
            (money, problem) = (Parse(text), null);
            return true;
        }
        catch (RuleException broken)
        {
            (money, problem) = (default, broken);
            return false;
        }
    }

    Money Parse(string text) => AmountParser.ParseSum(text, Currency, context.Culture);

    [GeneratedRegex("^,[0-9]+$")]
    private static partial Regex LeadingComma();

    [GeneratedRegex("^[1-9][0-9]{0,2}[.,][0-9]{3}$")]
    private static partial Regex OneGroup();
}
