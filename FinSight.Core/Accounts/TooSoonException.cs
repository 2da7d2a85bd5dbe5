namespace FinSight.Core.Accounts;

/// <summary>Too many attempts: the next may be made only after a while.</summary>
public sealed class TooSoonException(TimeSpan wait) : Exception($"The next attempt may begin in {wait}.")
{
    /// <summary>More than zero.</summary>
    public TimeSpan Wait { get; } = wait;

    /// <summary>In whole seconds, never too short.</summary>
    public int Seconds => (int)Math.Ceiling(Wait.TotalSeconds);

    public RuleException Rule => Seconds switch
    {
        1 => new RuleException("", "Too many attempts. Try again in a second."),
        < 60 => new RuleException("", "Too many attempts. Try again in {0} seconds.", Seconds),
        60 => new RuleException("", "Too many attempts. Try again in a minute."),
        _ => new RuleException("", "Too many attempts. Try again in {0} minutes.", (Seconds + 59) / 60),
    };
}
