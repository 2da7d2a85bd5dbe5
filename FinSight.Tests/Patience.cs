namespace FinSight.Tests;

/// <summary>How long a test waits for what comes by itself: a machine that is busy elsewhere is slow, and not wrong.</summary>
static class Patience
{
    public static readonly TimeSpan Long = TimeSpan.FromMinutes(1);
}
