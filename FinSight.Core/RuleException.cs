using System.Globalization;

namespace FinSight.Core;

/// <summary>A broken rule, told to whoever typed: which field, and what to do about it.</summary>
/// <param name="field">The field's accessible name, e.g. <c>Amount</c>; empty where no single field is to blame.</param>
/// <param name="text">An English sentence, with <c>{0}</c> for values; it is also the key of its translations.</param>
/// <param name="values">What goes into the sentence.</param>
public class RuleException(string field, string text, params object[] values)
    : Exception(string.Format(CultureInfo.InvariantCulture, text, values))
{
    public string Field { get; } = field;

    public string Text { get; } = text;

    public IReadOnlyList<object> Values { get; } = values;
}
