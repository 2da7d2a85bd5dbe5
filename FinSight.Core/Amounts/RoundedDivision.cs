namespace FinSight.Core.Amounts;

/// <summary>Whole-number division for averages of minor units.</summary>
public static class RoundedDivision
{
    /// <summary>The quotient, half rounded away from zero: 5 / 2 is 3 and -5 / 2 is -3.</summary>
    public static long Divide(Int128 amount, long by)
    {
        var (quotient, rest) = Int128.DivRem(amount, by);
        if (Int128.Abs(rest) * 2 >= Int128.Abs(by)) quotient += amount < 0 == by < 0 ? 1 : -1;
        return checked((long)quotient);
    }
}
