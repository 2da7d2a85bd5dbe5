using FinSight.Core;

namespace FinSight.Web;

/// <summary>The rules that pages have of their own.</summary>
static class PageRuleCodes
{
    public static readonly Rule PasskeyRefused = new(FieldNames.None, "passkey.refused");
    public static readonly Rule ProviderRefused = new(FieldNames.None, "provider.refused");
    public static readonly Rule ProviderOther = new(FieldNames.None, "provider.other");
    public static readonly Rule ProviderSlow = new(FieldNames.None, "provider.slow");
    public static readonly Rule DaysReversed = new(FieldNames.None, "period.days_reversed");
    public static readonly Rule RowsGone = new(FieldNames.None, "rows.gone");
    public static readonly Rule RemovedUnsaved = new(FieldNames.None, "row.removed_unsaved");
    public static readonly Rule Removed = new(FieldNames.None, "row.removed");
    public static readonly Rule Changed = new(FieldNames.None, "row.changed");
    public static readonly Rule CategoryChanged = new(FieldNames.None, "category.changed");
    public static readonly Rule LedgerGone = new(FieldNames.None, "ledger.gone");
    public static readonly Rule Deleted = new(FieldNames.None, "row.deleted");
}
