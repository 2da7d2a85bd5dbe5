using System.Globalization;
using FinSight.Core.Changes;
using FinSight.Web.Components;
using FinSight.Web.Components.Layout;
using Microsoft.Extensions.Localization;

namespace FinSight.Web.Features.Activity;

/// <summary>The log as sentences.</summary>
static class ActivityText
{
    /// <summary>What a batch did, e.g. "Coffee: 4.50 → 5.40".</summary>
    public static string What(ActivityEntry entry, Visit visit, IStringLocalizer texts)
    {
        if (entry.Intent == Intent.Found) return texts["Began the ledger"];
        if (entry.Source == Source.Demo && entry.Intent == Intent.Do)
            return texts["Added demo data, {0} expenses", entry.Count.ToString("N0", visit.Culture)];
        if (AddedTags(entry) is { Count: > 0 } tags)
            return texts["Tagged {0} expenses {1}", entry.Count.ToString("N0", visit.Culture), string.Join(' ', tags.Select(tag => $"#{tag}"))];
        var first = First(entry, visit, texts);
        return entry.Count == 1 || entry.Entity == "Ledger" ? first : texts["{0}, and {1} more", first, entry.Count - 1];
    }

    /// <summary>The fields that changed, e.g. "4.50 → 5.40, Home → Groceries".</summary>
    public static string Fields(IEnumerable<FieldChange> fields, Visit visit, IStringLocalizer texts) =>
        string.Join(", ", fields.Select(field => (Value(field.Field, field.Before, visit), Value(field.Field, field.After, visit)) switch
        {
            (null, var after) => texts["{0}: {1}", texts[field.Field], after ?? ""].Value,
            (var before, null) => texts["{0} removed, was {1}", texts[field.Field], before].Value,
            (var before, var after) => $"{before} → {after}",
        }));

    /// <summary>The tags that were put on many expenses at once.</summary>
    static List<string> AddedTags(ActivityEntry entry)
    {
        if (entry is not { Entity: "Expense", Count: > 1, Fields: [{ Field: "Tags" } tags] }) return [];
        return [.. Names(tags.After).Except(Names(tags.Before))];

        static string[] Names(string? tags) => tags?.Split(", ") ?? [];
    }

    static string First(ActivityEntry entry, Visit visit, IStringLocalizer texts) => (entry.Entity, entry.Kind) switch
    {
        (_, ChangeKind.LeftAlone) => texts["Left {0} as it is", entry.Name],
        ("Expense", ChangeKind.Added) => texts["Added {0}, {1}", entry.Name, Value("Amount", After(entry, "Amount"), visit) ?? ""],
        ("Expense", _) when Deletion(entry) is { } deletion =>
            deletion.After is null ? texts["Restored {0}", entry.Name] : texts["Deleted {0}", entry.Name],
        ("Expense", _) => texts["{0}: {1}", entry.Name, Fields(entry.Fields, visit, texts)],
        ("Category", ChangeKind.Added) => texts["Added the category {0}", entry.Name],
        ("Category", ChangeKind.Removed) => texts["Removed the category {0}", entry.Name],
        ("Category", _) => Category(entry, texts),
        ("Tag", _) => Tag(entry, texts),
        ("Membership", ChangeKind.Added) => texts["Let somebody in"],
        ("Ledger", _) when Field(entry, "CurrencyCode") is { } currency =>
            texts["Changed the currency from {0} to {1}", currency.Before ?? "", currency.After ?? ""],
        ("Ledger", _) when Field(entry, "FirstDay") is { } day =>
            texts["Changed the first day of the month from {0} to {1}", day.Before ?? "", day.After ?? ""],
        _ => texts["Changed the ledger"],
    };

    static string Category(ActivityEntry entry, IStringLocalizer texts)
    {
        if (Field(entry, "Name") is { } name)
            return texts["Renamed the category {0} to {1}", name.Before ?? "", name.After ?? ""];
        return Field(entry, "Archived") is { } archived
            ? archived.After == bool.TrueString ? texts["Archived the category {0}", entry.Name] : texts["Revived the category {0}", entry.Name]
            : texts["Changed the category {0}", entry.Name];
    }

    static string Tag(ActivityEntry entry, IStringLocalizer texts) => entry switch
    {
        { Kind: ChangeKind.Added } => texts["Brought back the tag {0}", entry.Name],
        { TagGone: { } gone, Kind: ChangeKind.Edited } when gone != entry.Name => texts["Merged the tag {0} into {1}", gone, entry.Name],
        { TagGone: { } gone } => texts["Removed the tag {0}", gone],
        _ when Field(entry, "Name") is { } name && name.Before != name.After =>
            texts["Renamed the tag {0} to {1}", name.Before ?? "", name.After ?? ""],
        _ => texts["Changed the tag {0}", entry.Name],
    };

    static FieldChange? Deletion(ActivityEntry entry) => Field(entry, "DeletedAt");

    static string? After(ActivityEntry entry, string field) => Field(entry, field)?.After;

    static FieldChange? Field(ActivityEntry entry, string field) => entry.Fields.FirstOrDefault(f => f.Field == field);

    static string? Value(string field, string? value, Visit visit) => (field, value) switch
    {
        (_, null) => null,
        ("Amount", _) => visit.Amount(long.Parse(value, CultureInfo.InvariantCulture)),
        ("Date", _) => DayText.Full(DateOnly.Parse(value, CultureInfo.InvariantCulture)),
        _ => Bidi.Isolate(value),
    };
}
