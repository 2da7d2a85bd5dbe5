namespace FinSight.Core.Accounts;

/// <summary>Too many attempts: the next may be made only after a while.</summary>
public sealed class TooManyAttemptsException(TimeSpan wait) : Exception($"The next attempt may begin in {wait}.")
{
    /// <summary>More than zero.</summary>
    public TimeSpan Wait { get; } = wait;

    /// <summary>In whole seconds, never too short.</summary>
    public int Seconds => (int)Math.Ceiling(Wait.TotalSeconds);

    public RuleException Rule => Seconds switch
    {
        1 => new RuleException(Rules.Accounts.WaitOneSecond),
        < 60 => new RuleException(Rules.Accounts.WaitSeconds, Seconds),
        60 => new RuleException(Rules.Accounts.WaitOneMinute),
        _ => new RuleException(Rules.Accounts.WaitMinutes, (Seconds + 59) / 60),
    };
}
