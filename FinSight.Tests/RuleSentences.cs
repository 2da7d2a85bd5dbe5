using System.Globalization;
using FinSight.Core;
using FinSight.Core.Expenses;
using FinSight.Core.QuickEntry;
using FinSight.Web;
using Microsoft.Extensions.DependencyInjection;

namespace FinSight.Tests;

/// <summary>What an English reader is told of a broken rule.</summary>
static class RuleSentences
{
    static readonly ServiceProvider Services = new ServiceCollection().AddLogging().AddTexts().BuildServiceProvider();

    public static string Said(this RuleException broken) => Of(broken.Rule, broken.Arguments);

    public static string Said(this QuickEntryProblem problem) => Of(problem.Rule, problem.Arguments);

    public static string Said(this FilterProblem problem) => Of(problem.Rule, problem.Arguments);

    static string Of(Rule rule, IReadOnlyList<object> arguments)
    {
        var before = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en-GB");
        var sentence = Services.GetRequiredService<RuleTexts>().Of(rule, arguments);
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = before;
        return sentence.Replace("\u2068", "", StringComparison.Ordinal).Replace("\u2069", "", StringComparison.Ordinal);
    }
}
