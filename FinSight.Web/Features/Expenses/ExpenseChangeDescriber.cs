using FinSight.Core.Changes;
using FinSight.Core.Expenses;
using FinSight.Core.Ledgers;
using FinSight.Web.Components.Layout;
using FinSight.Web.Features.Activity;
using FinSight.Web.Features.Ledgers;
using Microsoft.Extensions.Localization;

namespace FinSight.Web.Features.Expenses;

sealed class ExpenseChangeDescriber() : ChangeDescriberBase(ExpenseLogDefinition.Kind)
{
    public override string TellFirst(ActivityEntry entry, LedgerContext ledger, IStringLocalizer texts) => entry switch
    {
        { Kind: ChangeKind.Added } => texts["Added {0}, {1}", entry.Name, Amount(entry, ledger)],
        { Kind: ChangeKind.Removed, Source: Source.Server } => texts["{0} left the trash for good", entry.Name],
        { Kind: ChangeKind.Removed } => texts["{0} went to another ledger", entry.Name],
        _ when Field(entry, ExpenseLogDefinition.DeletedAt) is { } deletion =>
            deletion.After is null ? texts["Restored {0}", entry.Name] : texts["Deleted {0}", entry.Name],
        _ => texts["{0}: {1}", entry.Name, FieldText.Of(entry.Fields, ledger, texts)],
    };

    public override string? TellUndone(ActivityEntry entry, LedgerContext ledger, IStringLocalizer texts) =>
        entry switch
        {
            { Kind: not ChangeKind.Edited } or { Fields: [] } => null,
            _ when Field(entry, ExpenseLogDefinition.DeletedAt) is not null => null,
            { Fields: [{ Field: ExpenseLogDefinition.Amount, Before: { } before }] } =>
                texts["{0} is {1} again", entry.Name,
                    FieldText.Value(ExpenseLogDefinition.Amount, before, ledger) ?? ""].Value,
            { Fields: [{ Field: ExpenseLogDefinition.Title }] } => Back(entry, ledger, texts),
            _ => texts["{0}: {1}", entry.Name, Back(entry, ledger, texts)].Value,
        };

    static string Back(ActivityEntry entry, LedgerContext ledger, IStringLocalizer texts) => FieldText.Of(
        entry.Fields.Select(field => field with { Before = field.After, After = field.Before }), ledger, texts);

    /// <summary>What the first change shows, of as many: bulk acts do the same to each.</summary>
    public override string TellAll(ActivityEntry entry, LedgerContext ledger, IStringLocalizer texts)
    {
        var count = entry.Count.ToString("N0", ledger.Culture);
        return entry switch
        {
            { Kind: ChangeKind.Added } => texts["Added {0} expenses", count],
            { Kind: ChangeKind.Removed, Source: Source.Server } => texts["{0} expenses left the trash for good", count],
            _ when Field(entry, ExpenseLogDefinition.DeletedAt) is { } deletion =>
                deletion.After is null ? texts["Restored {0} expenses", count] : texts["Deleted {0} expenses", count],
            { Fields: [{ Field: "Category", After: { } category }] } =>
                texts["Moved {0} expenses to {1}", count, category],
            { Fields: [{ Field: "Tags" } tags] } => TellTags(tags, count, texts),
            _ => texts["Changed {0} expenses", count],
        };
    }

    static string TellTags(FieldChange tags, string count, IStringLocalizer texts)
    {
        var (before, after) = (Names(tags.Before), Names(tags.After));
        var (added, removed) = (Marked(after.Except(before)), Marked(before.Except(after)));
        return (added, removed) switch
        {
            (_, "") => texts["Tagged {0} expenses {1}", count, added],
            ("", _) => texts["Removed {1} from {0} expenses", count, removed],
            _ => texts["Changed the tags of {0} expenses", count],
        };

        static string[] Names(string? tags) => tags?.Split(", ") ?? [];

        static string Marked(IEnumerable<string> tags) => string.Join(' ', tags.Select(tag => $"#{tag}"));
    }

    static string Amount(ActivityEntry entry, LedgerContext ledger) =>
        FieldText.Value(ExpenseLogDefinition.Amount, Field(entry, ExpenseLogDefinition.Amount)?.After, ledger) ?? "";

    public override string HistoryOf(Guid id) => $"/history/{id}";
}
