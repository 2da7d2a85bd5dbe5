using FinSight.Core.Changes;
using FinSight.Web.Components.Layout;
using FinSight.Web.Features.Ledgers;
using Microsoft.Extensions.Localization;

namespace FinSight.Web.Features.Activity;

/// <summary>Tells what was done to rows of one kind; each feature registers its own.</summary>
/// <param name="kind">The kind's name in the log.</param>
abstract class ChangeDescriberBase(string kind)
{
    public string Kind => kind;

    /// <summary>The first change of a batch as a sentence.</summary>
    public abstract string TellFirst(ActivityEntry entry, LedgerContext ledger, IStringLocalizer texts);

    /// <summary>
    /// All of a batch of several changes in one sentence; null where it takes the first one's, and a number.
    /// </summary>
    public virtual string? TellAll(ActivityEntry entry, LedgerContext ledger, IStringLocalizer texts) => null;

    /// <summary>What is so again after the change was taken back; null where its own sentence tells it.</summary>
    public virtual string? TellUndone(ActivityEntry entry, LedgerContext ledger, IStringLocalizer texts) => null;

    /// <summary>Where the row's versions are shown; null where they are not.</summary>
    public virtual string? HistoryOf(Guid id) => null;

    protected static FieldChange? Field(ActivityEntry entry, string field) =>
        entry.Fields.FirstOrDefault(f => f.Field == field);
}
