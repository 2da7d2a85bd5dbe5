namespace FinSight.Core.QuickEntry;

/// <summary>Why a text can't be saved yet: what a <see cref="RuleException"/> would say, without being thrown.</summary>
/// <param name="Field">As the field of an expense is called, or Text.</param>
/// <param name="Text">An English sentence, the key of its translations, with <c>{0}</c> for values.</param>
public sealed record QuickProblem(string Field, string Text, IReadOnlyList<object> Values)
{
    internal static QuickProblem Of(RuleException rule) => new(rule.Field, rule.Text, rule.Values);
}
