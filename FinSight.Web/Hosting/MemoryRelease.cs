using System.Runtime.InteropServices;

namespace FinSight.Web.Hosting;

/// <summary>
/// Gives memory back to the machine once nobody has used the app for a while: a small box runs other things too.
/// </summary>
sealed class MemoryRelease(TimeProvider time, Func<long>? allocated = null, Action? release = null) : BackgroundService
{
    static readonly TimeSpan Pause = TimeSpan.FromSeconds(20);

    // In bytes a pause: the server's timers and pages that nobody touches stay below, one visit is above.
    const long Quiet = 2 << 20;

    readonly Func<long> _allocated = allocated ?? (() => GC.GetTotalAllocatedBytes());
    readonly Action _release = release ?? Release;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var (wasQuiet, before) = (false, 0L);
        while (true)
        {
            await Task.Delay(Pause, time, stoppingToken);
            var now = _allocated();
            var quiet = now - before < Quiet;
            if (quiet && !wasQuiet) _release();
            (wasQuiet, before) = (quiet, now);
        }
    }

    static void Release()
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        // glibc keeps what SQLite and the JIT have freed until it is told; other C libraries have no such call.
        if (NativeLibrary.TryGetExport(NativeLibrary.GetMainProgramHandle(), "malloc_trim", out _)) _ = MallocTrim(0);
    }

    [DllImport("libc", EntryPoint = "malloc_trim")]
    static extern int MallocTrim(nuint keep);
}
