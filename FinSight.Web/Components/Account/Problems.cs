using FinSight.Core;

namespace FinSight.Web.Components.Account;

/// <summary>What was wrong with a form, by field; what no single field is to blame for has the empty name.</summary>
public sealed class Problems
{
    readonly Dictionary<string, RuleException> _byField = [];

    public bool None => _byField.Count == 0;

    public RuleException? OfTheForm => this[""];

    public RuleException? this[string field] => _byField.GetValueOrDefault(field);

    public void Add(RuleException broken) => _byField.TryAdd(broken.Field, broken);

    public void Check(Action rule)
    {
        try
        {
            rule();
        }
        catch (RuleException broken)
        {
            Add(broken);
        }
    }
}
