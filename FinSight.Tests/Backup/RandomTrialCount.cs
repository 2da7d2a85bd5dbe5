namespace FinSight.Tests.Backup;

/// <summary>
/// How often something is tried at random: a little in each run, very often where FINSIGHT_PROOFS says "full".
/// </summary>
static class RandomTrialCount
{
    public static int Times(int usual, int full) =>
        Environment.GetEnvironmentVariable("FINSIGHT_PROOFS") == "full" ? full : usual;

    public static Task PauseAsync(Random random, int mostMilliseconds) =>
        Task.Delay(TimeSpan.FromMilliseconds(random.Next(mostMilliseconds)), TimeProvider.System);
}
