namespace FinSight.Core.Amounts;

/// <summary>Adds up numbers and whole multiples of numbers with <c>+</c> and <c>-</c>.</summary>
sealed class AmountSumEvaluator(Queue<string> tokens, AmountNumberParser numbers, AmountRules rules)
{
    /// <summary>Minor units. At most 50 terms below 10^36 fit into 100 characters, so that nothing overflows.</summary>
    public Int128 Minor()
    {
        if (tokens.Count == 0) throw rules.NotAnAmount();
        var total = Int128.Zero;
        var sign = tokens.Peek() is "+" or "-" ? tokens.Dequeue() : "+";
        do
        {
            if (sign is not ("+" or "-")) throw rules.NotAnAmount();
            total += sign == "-" ? -Term() : Term();
        }
        while (tokens.TryDequeue(out sign));
        return total;
    }

    Int128 Term()
    {
        var left = Number();
        if (!tokens.TryPeek(out var next) || next != "*") return numbers.Minor(left);
        tokens.Dequeue();
        var right = Number();
        if (IsWhole(left)) return (Int128)numbers.Count(left) * numbers.Minor(right);
        return IsWhole(right) ? (Int128)numbers.Count(right) * numbers.Minor(left) : throw rules.NotWhole();
    }

    string Number() =>
        tokens.TryDequeue(out var token) && token is not ("+" or "-" or "*") ? token : throw rules.Unfinished();

    static bool IsWhole(string number) => number.All(char.IsAsciiDigit);
}
