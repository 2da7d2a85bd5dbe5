namespace FinSight.Core.Dashboard;

/// <summary>
/// How a period divides by category. The ring, the list beside it and its percentages all come from here: categories
/// that got more back than they cost are no part of the ring, and stand below.
/// </summary>
public sealed record CategorySplit
{
    const int MostSlices = 8;

    CategorySplit(IReadOnlyList<CategoryTotal> totals)
    {
        Refunds = [.. totals.Where(total => total.Amount < 0).OrderBy(total => total.Amount)];
        var spent = totals.Where(total => total.Amount >= 0).OrderByDescending(total => total.Amount).ToList();
        var shares = ShareCalculator.Permille([.. spent.Select(total => total.Amount)]);
        Spent = [.. spent.Zip(shares, (total, permille) => new CategoryShare(total, permille))];
    }

    /// <summary>Most spent first; their shares add up to the whole. Some may have come to 0.</summary>
    public IReadOnlyList<CategoryShare> Spent { get; }

    /// <summary>Those below 0, the lowest first.</summary>
    public IReadOnlyList<CategoryTotal> Refunds { get; }

    /// <summary>
    /// How many of <see cref="Spent"/> stand for themselves: one slice is left for all the smaller ones.
    /// </summary>
    public int Shown => Spent.Count <= MostSlices ? Spent.Count : MostSlices - 1;

    public IEnumerable<CategoryShare> Smaller => Spent.Skip(Shown);

    /// <summary>The whole ring, in minor units.</summary>
    public long Ring => Spent.Sum(share => share.Total.Amount);

    public long Refunded => Refunds.Sum(total => total.Amount);

    /// <summary>What is left of the ring after the refunds.</summary>
    public long Sum => Ring + Refunded;

    public static CategorySplit Of(IReadOnlyList<CategoryTotal> totals) => new(totals);
}

/// <param name="Permille">Tenths of a percent of the ring.</param>
public sealed record CategoryShare(CategoryTotal Total, int Permille);
