using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace FinSight.Tests.Browser;

/// <summary>The rules of axe, run in the page itself: its package opens another page for every run.</summary>
static class Axe
{
    const string Run =
        """
        async rules => {
          const { violations } = await axe.run(document, rules.length ? { runOnly: { type: 'rule', values: rules } } : {});
          return violations.map(rule => `${rule.id}: ${rule.nodes.slice(0, 4).map(node => node.html).join(' | ')}`);
        }
        """;

    static readonly string Script = new BundledAxeScriptProvider().GetScript();

    public static Task LoadAsync(IPage page) => page.EvaluateAsync(Script);

    /// <param name="rules">Without one, all.</param>
    /// <returns>Each rule that is broken, with the first of the elements that break it.</returns>
    public static Task<string[]> BreachesAsync(IPage page, params string[] rules) => page.EvaluateAsync<string[]>(Run, rules);
}
