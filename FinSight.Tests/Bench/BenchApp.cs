using FinSight.Tests.Browser;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;

namespace FinSight.Tests.Bench;

/// <summary>The whole app in this process, on a copy of a ledger of a given size, and who keeps that ledger.</summary>
sealed class BenchApp : IAsyncDisposable
{
    readonly BenchLedger _ledger;

    BenchApp(BenchLedger ledger, LiveApp app, TestUser who) => (_ledger, App, Who) = (ledger, app, who);

    public LiveApp App { get; }

    public TestUser Who { get; }

    public TempFolder Data => _ledger.House.Folder;

    public static async Task<BenchApp> OpenAsync(int expenses, Action<IServiceCollection>? replace = null)
    {
        var ledger = await BenchLedger.OpenAsync(expenses);
        await ledger.House.CloseAsync();
        var app = new LiveApp(
            services =>
            {
                // The table stands alone on the standard output.
                services.Configure<ConsoleLoggerOptions>(
                    console => console.LogToStandardErrorThreshold = LogLevel.Trace);
                replace?.Invoke(services);
            },
            ledger.House.Folder);
        return new BenchApp(ledger, app, await TestUser.ReturnAsync(app));
    }

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        await _ledger.DisposeAsync();
    }
}
