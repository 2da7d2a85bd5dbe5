using FinSight.Core;
using Microsoft.Extensions.Localization;

namespace FinSight.Web;

/// <summary>
/// What to say of a broken rule. Each file beside this one is a language; its keys are the codes of the rules.
/// </summary>
public sealed class RuleTexts(IStringLocalizer<RuleTexts> sentences)
{
    public string Of(RuleException broken) => Of(broken.Rule, broken.Arguments);

    public string Of(Rule rule, IReadOnlyList<object> arguments) => sentences[rule.Code, [.. arguments]];
}
