namespace FinSight.Core.QuickEntry;

/// <summary>Why a text can't be saved yet: what a <see cref="RuleException"/> would say, without being thrown.</summary>
/// <param name="Field">As the field of an expense is called, or Text.</param>
/// <param name="Text">An English sentence, the key of its translations, with <c>{0}</c> for values.</param>
/// <param name="Readings">What the words can mean, the likeliest first; null where nothing was typed for the field.</param>
public sealed record QuickProblem(
    string Field, string Text, IReadOnlyList<object> Values, IReadOnlyList<QuickReading>? Readings = null)
{
    /// <summary>Something was typed that has two readings or none; else something is missing.</summary>
    public bool Asks => Readings is not null;

    internal QuickReading? Chosen(QuickReading? chosen) =>
        chosen is null ? null : Readings?.FirstOrDefault(reading => reading.IsIn(chosen));

    internal static QuickProblem Of(RuleException rule, IReadOnlyList<QuickReading>? readings = null) =>
        new(rule.Field, rule.Text, rule.Values, readings);
}
