using FinSight.Core.Changes;
using FinSight.Web.Components.Layout;
using FinSight.Web.Features.Activity;
using FinSight.Web.Features.Ledgers;
using Microsoft.Extensions.Localization;

namespace FinSight.Web.Features.Settings;

sealed class LedgerChangeDescriber() : ChangeDescriberBase(LedgerLogDefinition.Kind)
{
    public override string TellFirst(ActivityEntry entry, LedgerContext ledger, IStringLocalizer texts) => entry switch
    {
        _ when Field(entry, LedgerLogDefinition.Currency) is { } currency =>
            texts["Changed the currency from {0} to {1}", currency.Before ?? "", currency.After ?? ""],
        _ when Field(entry, LedgerLogDefinition.FirstDay) is { } day =>
            texts["Changed the first day of the month from {0} to {1}",
                FirstDayText.Of(day.Before, texts), FirstDayText.Of(day.After, texts)],
        _ when Field(entry, LedgerLogDefinition.AddersCorrect) is { } rule => rule.After == bool.TrueString
            ? texts["Let adders correct their own expenses"]
            : texts["Stopped adders from correcting their own expenses"],
        _ when Field(entry, LedgerLogDefinition.Name) is { } name =>
            texts["Renamed the ledger from {0} to {1}", name.Before ?? "", name.After ?? ""],
        _ when Field(entry, LedgerLogDefinition.CurrencyChosen) is not null =>
            texts["Confirmed the currency, {0}", ledger.Member.Currency.Code],
        _ => texts["Changed the ledger"],
    };

    public override string? TellUndone(ActivityEntry entry, LedgerContext ledger, IStringLocalizer texts) =>
        Field(entry, LedgerLogDefinition.Name) is { Before: { } before }
            ? texts["The ledger is called {0} again", before].Value
            : null;

    /// <summary>What else is in the batch follows from the setting, say amounts that are counted anew.</summary>
    public override string TellAll(ActivityEntry entry, LedgerContext ledger, IStringLocalizer texts) =>
        TellFirst(entry, ledger, texts);
}
