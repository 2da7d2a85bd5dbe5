using System.Globalization;
using FinSight.Core.Changes;
using FinSight.Web.Components;
using FinSight.Web.Components.Layout;
using FinSight.Web.Features.Ledgers;
using Microsoft.Extensions.Localization;

namespace FinSight.Web.Features.Activity;

/// <summary>Changed fields as people read them.</summary>
static class FieldText
{
    /// <summary>All of them, e.g. "4.50 → 5.40, Home → Groceries".</summary>
    public static string Of(IEnumerable<FieldChange> fields, LedgerContext ledger, IStringLocalizer texts) =>
        string.Join(", ", fields.Select(field =>
            (Value(field.Field, field.Before, ledger), Value(field.Field, field.After, ledger)) switch
            {
                (null, var after) => texts["{0}: {1}", texts[field.Field], after ?? ""].Value,
                (var before, null) => texts["{0} removed, was {1}", texts[field.Field], before].Value,
                (var before, var after) => $"{before} → {after}",
            }));

    /// <param name="field">The name under which it is told.</param>
    public static string? Value(string field, string? value, LedgerContext ledger) => (field, value) switch
    {
        (_, null) => null,
        ("Amount", _) => ledger.Amount(long.Parse(value, CultureInfo.InvariantCulture)),
        ("Date", _) => DayFormatter.Full(DateOnly.Parse(value, CultureInfo.InvariantCulture)),
        _ => Bidi.Isolate(value),
    };
}
