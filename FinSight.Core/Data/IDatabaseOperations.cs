namespace FinSight.Core.Data;

/// <summary>The database that this server works on, past all contexts.</summary>
public interface IDatabaseOperations
{
    /// <summary>As it is called in a sentence to whoever runs the server.</summary>
    string Name { get; }

    /// <summary>Whether it must be brought to this version while nobody else works on it.</summary>
    /// <exception cref="StartupException">It can't be read.</exception>
    Task<bool> IsBehindAsync(CancellationToken cancel);

    /// <summary>Waits until it answers, or says why it won't: what is still starting elsewhere comes.</summary>
    Task ReachAsync(CancellationToken cancel);

    /// <summary>Brings it to this version's schema.</summary>
    /// <exception cref="StartupException">It can't be, or must not be touched.</exception>
    Task PrepareAsync(CancellationToken cancel);

    /// <exception cref="StartupException">There is none.</exception>
    void Require();

    /// <summary>How much it takes on its disk.</summary>
    Task<long> SizeAsync(CancellationToken cancel);

    /// <summary>
    /// Tells other servers on the same database what moves here, and hears what moves there, until it is cancelled.
    /// </summary>
    Task FollowOthersAsync(CancellationToken cancel);

    /// <summary>Takes what was deleted for good out of its files as well.</summary>
    /// <param name="atNight">It may take as long as it needs.</param>
    /// <returns>Whether it is done.</returns>
    Task<bool> EraseAsync(bool atNight, CancellationToken cancel);
}
