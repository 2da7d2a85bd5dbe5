namespace FinSight.Core;

/// <summary>A rule is broken. The message is for developers; people read a sentence in their language.</summary>
/// <param name="arguments">What the sentence is about, such as the most that there may be.</param>
public class RuleException(Rule rule, params object[] arguments)
    : Exception(arguments.Length == 0 ? rule.Code : $"{rule.Code} ({string.Join(", ", arguments)})")
{
    public Rule Rule { get; } = rule;

    public string Field => Rule.Field;

    public IReadOnlyList<object> Arguments { get; } = arguments;
}
