using System.Globalization;
using FinSight.Core;

namespace FinSight.Tests.RuleCodes;

public sealed partial class RuleCodeTests
{
    static Dictionary<Rule, Func<Task>> Money => new()
    {
        [Rules.Money.CurrencyUnknown] = () => Task.FromResult(Currency.Of("XQX")),
        [Rules.Money.AmountMissing] = () => Read(" "),
        [Rules.Money.AmountTooLong] = () => Read(new string('1', 101)),
        [Rules.Money.AmountZero] = () => Read("0"),
        [Rules.Money.AmountTooLarge] = () => Read("99999999999999"),
        [Rules.Money.AmountTooPrecise] = () => Read("4.505"),
        [Rules.Money.AmountNotWhole] = () => Read("4.5", "JPY"),
        [Rules.Money.AmountAmbiguous] = () => Read("1,234", culture: "de-CH"),
        [Rules.Money.AmountIsRange] = () => Read("10-12"),
        [Rules.Money.AmountIsSize] = () => Read("80x120"),
        [Rules.Money.AmountWrongGroups] = () => Read("1.2.3"),
        [Rules.Money.AmountUnreadable] = () => Read("abc"),
        [Rules.Money.AmountUnfinished] = () => Read("12+"),
        [Rules.Money.AmountTimesFraction] = () => Read("2.5x1.2"),
        [Rules.Money.AmountOtherCurrency] = () => Read("5 usd"),
        [Rules.Money.AmountReceived] = () => Read("+5000"),
    };

    static Task<Core.Amounts.Money> Read(string text, string currency = "CHF", string culture = "en-US") =>
        Task.FromResult(AmountParser.Parse(text, Currency.Of(currency), CultureInfo.GetCultureInfo(culture)));
}
