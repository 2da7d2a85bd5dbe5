using FinSight.Core.Budgets;
using FinSight.Web.Components;
using FinSight.Web.Features.Ledgers;
using Microsoft.Extensions.Localization;

namespace FinSight.Web.Features.Budgets;

/// <summary>What an expense does to the budgets, in words: the tightest, and how many more there are.</summary>
static class BudgetImpactText
{
    const int Most = 2;

    public static string? Of(IReadOnlyList<BudgetImpact> guards, LedgerContext ledger, IStringLocalizer texts)
    {
        if (guards.Count == 0) return null;
        var said = guards.Take(Most).Select(guard => Of(guard, ledger, texts)).ToList();
        if (guards.Count > Most) said.Add(texts["and {0} more", guards.Count - Most]);
        return string.Join(" · ", said);
    }

    static string Of(BudgetImpact guard, LedgerContext ledger, IStringLocalizer texts)
    {
        var name = guard.Category is { } category ? Bidi.Isolate(category) : texts["The whole ledger"].Value;
        var left = guard.Left < 0
            ? texts["{0} over", ledger.AmountWithCode(-guard.Left)]
            : texts["{0} left", ledger.WholeWithCode(guard.Left)];
        return guard is { Before: { } before, After: { } after } && before != after
            ? texts["{0}: {1}% → {2}%, {3}", name, before, after, left] : texts["{0}: {1}", name, left];
    }
}
