using FinSight.Core.Changes;
using FinSight.Core.Expenses;
using FinSight.Web.Components.Layout;
using FinSight.Web.Features.Activity;
using FinSight.Web.Features.Ledgers;
using Microsoft.Extensions.Localization;

namespace FinSight.Web.Features.Expenses;

sealed class ExpenseTeller() : ChangeTeller(ExpenseKind.Kind)
{
    public override string TellFirst(ActivityEntry entry, LedgerContext ledger, IStringLocalizer texts) => entry switch
    {
        { Kind: ChangeKind.Added } => texts["Added {0}, {1}", entry.Name, Amount(entry, ledger)],
        _ when Field(entry, ExpenseKind.DeletedAt) is { } deletion =>
            deletion.After is null ? texts["Restored {0}", entry.Name] : texts["Deleted {0}", entry.Name],
        _ => texts["{0}: {1}", entry.Name, FieldText.Of(entry.Fields, ledger, texts)],
    };

    /// <summary>Tags that were put on many expenses at once.</summary>
    public override string? TellAll(ActivityEntry entry, LedgerContext ledger, IStringLocalizer texts)
    {
        if (entry is not { Count: > 1, Kind: not ChangeKind.LeftAlone, Fields: [{ Field: "Tags" } tags] }) return null;
        var added = Names(tags.After).Except(Names(tags.Before)).Select(tag => $"#{tag}").ToList();
        if (added.Count == 0) return null;
        return texts["Tagged {0} expenses {1}", entry.Count.ToString("N0", ledger.Culture), string.Join(' ', added)];

        static string[] Names(string? tags) => tags?.Split(", ") ?? [];
    }

    static string Amount(ActivityEntry entry, LedgerContext ledger) =>
        FieldText.Value(ExpenseKind.Amount, Field(entry, ExpenseKind.Amount)?.After, ledger) ?? "";

    public override string HistoryOf(Guid id) => $"/history/{id}";
}
