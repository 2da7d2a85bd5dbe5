namespace FinSight.Tests.Isolation;

/// <summary>One call with an id in one position.</summary>
/// <param name="Position">Which, as <see cref="ServiceIdParameters"/> names it.</param>
/// <param name="Call">The call by one user, with everything right but for the id.</param>
/// <param name="Mine">
/// An id of one's own, for which the answer is another: proof that the call depends on the id.
/// </param>
/// <param name="Theirs">The other user's id.</param>
/// <param name="Missing">An id that nobody has; where a new id is welcome, one that can't be used.</param>
sealed record IsolationCase(string Position, Func<Guid, Task<object?>> Call, Guid Mine, Guid Theirs, Guid Missing)
{
    public IsolationCase(string position, Func<Guid, Task<object?>> call, Guid mine, Guid theirs)
        : this(position, call, mine, theirs, Guid.CreateVersion7()) { }
}
