using FinSight.Core;
using FinSight.Core.Demo;
using FinSight.Core.Expenses;
using FinSight.Core.Ledgers;
using FinSight.Core.Settings;

namespace FinSight.Tests.RuleCodes;

public sealed partial class RuleCodeTests
{
    Dictionary<Rule, Func<Task>> Ledgers => new()
    {
        [Rules.Ledgers.RoleTooLow] = async () =>
            await SpendAsync(await House.JoinAsync(Mara, "Viewer", Role.Viewer)),
        [Rules.Ledgers.NotYoursToCorrect] = async () =>
            await Get<ExpenseService>().DeleteAsync(await House.JoinAsync(Mara, "Adder", Role.Adder), (await SpendAsync(Mara)).Id),
        [Rules.Ledgers.CurrencyChanged] = async () =>
        {
            var noah = await SomebodyAsync();
            await Get<CurrencyChangeService>().RunAsync(noah, "EUR");
            await SpendAsync(noah);
        },
        [Rules.Ledgers.CurrencyTooCoarse] = async () =>
        {
            await SpendAsync(Mara);
            await Get<CurrencyChangeService>().AskAsync(Mara, "JPY");
        },
        [Rules.Ledgers.CurrencyTooFine] = async () =>
        {
            var noah = await SomebodyAsync();
            await SpendAsync(noah, fields => fields with { Amount = new(Core.Amounts.Money.MaxMinor, noah.Currency) });
            await Get<CurrencyChangeService>().AskAsync(noah, "KWD");
        },
        [Rules.Ledgers.NameMissing] = () => Get<LedgerSettingsService>().RenameAsync(Mara, " "),
        [Rules.Ledgers.NameTooLong] = () => Get<LedgerSettingsService>().RenameAsync(Mara, new string('x', Ledger.MaxName + 1)),
        [Rules.Ledgers.NameChanged] = async () =>
        {
            var noah = await SomebodyAsync();
            await Get<LedgerSettingsService>().RenameAsync(await House.JoinAsync(noah, "Jonas", Role.Owner), "Home");
            await Get<LedgerSettingsService>().RenameAsync(noah, "Trip");
        },
        [Rules.Ledgers.FirstDayOutOfRange] = () => Get<LedgerSettingsService>().StartMonthsOnAsync(Mara, 29),
        [Rules.Ledgers.FirstDayChanged] = async () =>
        {
            await Get<LedgerSettingsService>().StartMonthsOnAsync(await House.JoinAsync(Mara, "Jonas", Role.Owner), 5);
            await Get<LedgerSettingsService>().StartMonthsOnAsync(Mara, 10);
        },
    };

    Dictionary<Rule, Func<Task>> Demo => new()
    {
        [Rules.Demo.Filled] = async () =>
        {
            await Get<DemoService>().FillAsync(Mara, new(2026, 11, 23), key => key);
            await Get<DemoService>().FillAsync(Mara, new(2026, 11, 23), key => key);
        },
        [Rules.Demo.Missing] = async () => await Get<DemoService>().RemoveAsync(await SomebodyAsync()),
    };
}
