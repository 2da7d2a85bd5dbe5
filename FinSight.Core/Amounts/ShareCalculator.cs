namespace FinSight.Core.Amounts;

/// <summary>What part of a sum each amount is.</summary>
public static class ShareCalculator
{
    /// <summary>
    /// Shares of the positive amounts in tenths of a percent, in the order given, adding up to exactly 1000 by largest
    /// remainder. Zero and negative amounts have share 0, and so has everything where nothing is positive.
    /// </summary>
    public static IReadOnlyList<int> Permille(IReadOnlyList<long> amounts)
    {
        var parts = amounts.Select(amount => Int128.Max(amount, 0) * 1000).ToArray();
        var total = parts.Aggregate(Int128.Zero, (sum, part) => sum + part) / 1000;
        var shares = new int[parts.Length];
        if (total == 0) return shares;

        for (var i = 0; i < parts.Length; i++) shares[i] = (int)(parts[i] / total);
        var largestRemainders = Enumerable.Range(0, parts.Length).OrderByDescending(i => parts[i] % total);
        foreach (var i in largestRemainders.Take(1000 - shares.Sum())) shares[i]++;
        return shares;
    }
}
