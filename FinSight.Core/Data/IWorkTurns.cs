namespace FinSight.Core.Data;

/// <summary>
/// Whose turn it is, where several servers could do the same work. A single server always may, and has no such service.
/// </summary>
interface IWorkTurns
{
    /// <param name="night">One turn each.</param>
    /// <param name="until">When another may take it over, unless it is kept.</param>
    Task<WorkTurnOutcome> TakeAsync(string job, DateOnly night, Guid server, DateTime until, CancellationToken cancel);

    /// <returns>False where it is another's meanwhile.</returns>
    Task<bool> KeepAsync(string job, Guid server, DateTime until, CancellationToken cancel);

    /// <param name="isDone">Or it is handed back to whoever comes next.</param>
    Task EndAsync(string job, Guid server, bool isDone, CancellationToken cancel);
}

enum WorkTurnOutcome
{
    Mine,
    Others,
    Done,
}
