namespace FinSight.Core.Data;

/// <summary>
/// What several servers on one database count together, so that whoever guesses gains nothing by going from one to the
/// next. A single server counts in memory, and has no such service.
/// </summary>
public interface ISharedCounters
{
    /// <summary>Begins a guess, which counts as wrong under each of the keys for now.</summary>
    /// <param name="keys">Each with the guesses that are free.</param>
    /// <returns>How long to wait instead; null where it has begun.</returns>
    Task<TimeSpan?> BeginAsync(IReadOnlyList<(string Key, int Free)> keys, CancellationToken cancel = default);

    /// <summary>The guess was right.</summary>
    /// <param name="forget">Whose failures are forgotten.</param>
    /// <param name="takeBack">Who has one failure less.</param>
    Task SucceedAsync(string forget, string? takeBack, CancellationToken cancel = default);

    /// <summary>One more of what may be done so often in a period, of an hour at most.</summary>
    /// <returns>How long to wait instead; null where it may be done.</returns>
    Task<TimeSpan?> TakeAsync(string key, int permits, TimeSpan period, CancellationToken cancel = default);

    /// <summary>Uses up what is good for one use.</summary>
    /// <param name="life">How long it has to be remembered.</param>
    /// <returns>False where it was used before.</returns>
    Task<bool> UseAsync(string key, TimeSpan life, CancellationToken cancel = default);
}
