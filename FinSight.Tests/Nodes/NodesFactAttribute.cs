using FinSight.Tests.Backup;

namespace FinSight.Tests.Nodes;

/// <summary>A test of several servers on one PostgreSQL, behind nginx: it needs both programs.</summary>
sealed class NodesFactAttribute : FactAttribute
{
    /// <param name="caddy">Whether it needs that proxy, too.</param>
    /// <param name="isLong">Whether it takes minutes, and a machine that has nothing else to do.</param>
    /// <param name="older">Whether it needs an older version.</param>
    public NodesFactAttribute(bool caddy = false, bool isLong = false, bool older = false)
    {
        if (older && RollingUpdateTests.Older is null)
            Skip = $"No older version: {RollingUpdateTests.Variable} names none.";
        else if (isLong && RandomTrialCount.Times(0, 1) == 0)
            Skip = "It takes minutes of a calm machine: FINSIGHT_PROOFS=full runs it.";
        else if (!PrivatePostgres.IsHere) Skip = "No PostgreSQL: Debian's postgresql is not installed.";
        else if (Nginx.Program is null) Skip = "No nginx: Debian's nginx is not installed.";
        else if (caddy && Caddy.Program is null) Skip = "No Caddy: Debian's caddy is not installed.";
        // The server of the other tests is theirs.
        else if (TestDatabase.Server is not null)
            Skip = "It has a PostgreSQL of its own, and runs with the tests on SQLite.";
    }
}
