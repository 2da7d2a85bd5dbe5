namespace FinSight.Core.QuickEntry;

/// <summary>
/// Why a text can't be saved yet: what a <see cref="RuleException"/> would tell, without being thrown.
/// </summary>
/// <param name="Readings">
/// What the words can mean, the likeliest first; null where nothing was typed for the field.
/// </param>
public sealed record QuickEntryProblem(
    Rule Rule, IReadOnlyList<object> Arguments, IReadOnlyList<QuickEntryAlternative>? Readings = null)
{
    public string Field => Rule.Field;

    /// <summary>Something was typed that has two readings or none; else something is missing.</summary>
    public bool Asks => Readings is not null;

    internal QuickEntryAlternative? Chosen(QuickEntryAlternative? chosen) =>
        chosen is null ? null : Readings?.FirstOrDefault(reading => reading.IsIn(chosen));

    internal static QuickEntryProblem Of(RuleException rule, IReadOnlyList<QuickEntryAlternative>? readings = null) =>
        new(rule.Rule, rule.Arguments, readings);
}
