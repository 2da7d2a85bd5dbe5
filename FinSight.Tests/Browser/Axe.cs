using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace FinSight.Tests.Browser;

/// <summary>The rules of axe, run in the page itself: its package opens another page for every run.</summary>
static class Axe
{
    const string Run =
        """
        async rules => {
          const { violations } = await axe.run(
            document, rules.length ? { runOnly: { type: 'rule', values: rules } } : {});
          return violations.map(rule => `${rule.id}: ${rule.nodes.slice(0, 4).map(node => node.html).join(' | ')}`);
        }
        """;

    static readonly int[] Widths = [1440, 390];

    static readonly string Script = new BundledAxeScriptProvider().GetScript();

    public static Task LoadAsync(IPage page) => page.EvaluateAsync(Script);

    /// <param name="rules">Without one, all.</param>
    /// <returns>Each rule that is broken, with the first of the elements that break it.</returns>
    public static Task<string[]> BreachesAsync(IPage page, params string[] rules) =>
        page.EvaluateAsync<string[]>(Run, rules);

    /// <summary>A page before all rules, wide and on a phone, light and dark.</summary>
    /// <returns>What it breaks, a line each.</returns>
    public static async Task<string> LookAsync(IPage page)
    {
        await LoadAsync(page);
        var broken = new List<string>();
        foreach (var width in Widths)
        {
            await page.SetViewportSizeAsync(width, 900);
            foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
            {
                await page.EmulateMediaAsync(new() { ColorScheme = scheme });
                var breaches = await BreachesAsync(page);
                broken.AddRange(breaches.Select(breach => $"{width} {scheme}: {breach}"));
            }
        }
        return string.Join('\n', broken);
    }
}
