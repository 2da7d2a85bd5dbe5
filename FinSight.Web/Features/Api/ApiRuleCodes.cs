using FinSight.Core;

namespace FinSight.Web.Features.Api;

/// <summary>What a request of a program can get wrong before any rule of the domain is asked.</summary>
static class ApiRuleCodes
{
    public static readonly Rule TokenMissing = new(FieldNames.None, "token.missing");
    public static readonly Rule TokenRefused = new(FieldNames.None, "token.refused");
    public static readonly Rule NotFound = new(FieldNames.None, "request.not_found");
    public static readonly Rule RowNotFound = new(FieldNames.None, "row.not_found");
    public static readonly Rule MethodUnknown = new(FieldNames.None, "request.method_unknown");
    public static readonly Rule TypeUnknown = new(FieldNames.None, "request.type_unknown");
    public static readonly Rule TooLarge = new(FieldNames.None, "request.too_large");
    public static readonly Rule Malformed = new(FieldNames.None, "request.malformed");
    public static readonly Rule BodyUnreadable = new(FieldNames.None, "request.body_unreadable");
    public static readonly Rule FieldUnknown = new(FieldNames.None, "request.field_unknown");
    public static readonly Rule FieldUnreadable = new(FieldNames.None, "request.field_unreadable");
    public static readonly Rule FieldMissing = new(FieldNames.None, "request.field_missing");
    public static readonly Rule FieldTwice = new(FieldNames.None, "request.field_twice");
    public static readonly Rule ParameterUnknown = new(FieldNames.None, "request.parameter_unknown");
    public static readonly Rule ParameterUnreadable = new(FieldNames.None, "request.parameter_unreadable");
    public static readonly Rule HeaderUnreadable = new(FieldNames.None, "request.header_unreadable");
    public static readonly Rule AmountsDiffer = new(FieldNames.Amount, "amount.both_differ");
    public static readonly Rule CategoryUnknown = new(FieldNames.Category, "category.unknown");
    public static readonly Rule VersionMissing = new(FieldNames.None, "version.missing");
    public static readonly Rule VersionStale = new(FieldNames.None, "version.stale");
    public static readonly Rule RowsRefused = new(FieldNames.None, "batch.refused");
    public static readonly Rule TooManyRows = new(FieldNames.None, "batch.too_many");
    public static readonly Rule EditedSince = new(FieldNames.None, "batch.edited_since");
    public static readonly Rule LedgerUnknown = new(FieldNames.None, "ledger.unknown");
    public static readonly Rule LedgerUnclear = new(FieldNames.None, "ledger.unclear");
    public static readonly Rule CompareNeedsDays = new(FieldNames.None, "compare.needs_days");
    public static readonly Rule CompareByMonth = new(FieldNames.None, "compare.by_month");
    public static readonly Rule LogTooShort = new(FieldNames.None, "changes.too_old");
    public static readonly Rule Failed = new(FieldNames.None, "server.failed");
}
