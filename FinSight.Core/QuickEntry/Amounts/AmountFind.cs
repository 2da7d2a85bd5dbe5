namespace FinSight.Core.QuickEntry.Amounts;

/// <summary>Words that are an amount, or look like one but break a rule.</summary>
/// <param name="Score">How likely it is the amount among others.</param>
sealed record AmountFind(int First, int Count, Money? Money, RuleException? Problem, int Score)
{
    public int End => First + Count;
}
