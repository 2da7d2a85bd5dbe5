using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.Extensions.DependencyInjection;

namespace FinSight.Tests.Bench;

/// <summary>Counts the server's circuits, those included whose browser has left and may come back.</summary>
sealed class OpenCircuitCounter
{
    int _count;

    /// <summary>
    /// Those who left are given up after a moment: the same way out as after the usual three minutes.
    /// </summary>
    public void Watch(IServiceCollection services)
    {
        services.AddScoped<CircuitHandler>(_ => new Counter(this));
        services.Configure<CircuitOptions>(
            options => options.DisconnectedCircuitRetentionPeriod = TimeSpan.FromSeconds(1));
    }

    public async Task NoneAsync()
    {
        while (Volatile.Read(ref _count) > 0) await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);
    }

    /// <summary>Bytes that are still in use after a full collection, in this process.</summary>
    public static long Heap()
    {
        for (var i = 0; i < 3; i++)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true, compacting: true);
            GC.WaitForPendingFinalizers();
        }
        return GC.GetTotalMemory(forceFullCollection: true);
    }

    /// <summary>The same once pools have given back what nobody used for a minute.</summary>
    public static async Task<long> RestedHeapAsync()
    {
        var least = Heap();
        for (var i = 0; i < 9; i++)
        {
            await Task.Delay(TimeSpan.FromSeconds(10), TimeProvider.System);
            least = Math.Min(least, Heap());
        }
        return least;
    }

    sealed class Counter(OpenCircuitCounter circuits) : CircuitHandler
    {
        public override Task OnCircuitOpenedAsync(Circuit circuit, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref circuits._count);
            return Task.CompletedTask;
        }

        public override Task OnCircuitClosedAsync(Circuit circuit, CancellationToken cancellationToken)
        {
            Interlocked.Decrement(ref circuits._count);
            return Task.CompletedTask;
        }
    }
}
