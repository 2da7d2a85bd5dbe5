namespace FinSight.Tests.Browser;

/// <summary>
/// A browser test with a server of its own, which may be away for a while and start again over the same data.
/// </summary>
public abstract class OwnServerTestBase(BrowserFixture fixture) : BrowserTestBase(fixture)
{
    protected override LiveApp App => Running ??= new LiveApp(folder: Folder);

    LiveApp? Running { get; set; }

    // Outlives the app.
    TempFolder Folder { get; } = PreparedDatabase.NewFolder();

    /// <summary>
    /// Another app over the same data, where the one before was. One that does not begin is named, too.
    /// </summary>
    protected async Task StartAgainAsync(int port) =>
        Running = await Task.Run(() => new LiveApp(folder: Folder, port: port)).WaitAsync(Patience.Long);

    /// <summary>A server that does not end is named, and not the last test that anybody heard of.</summary>
    protected Task StopAsync() => App.DisposeAsync().AsTask().WaitAsync(Patience.Long);

    protected async Task RestartAsync()
    {
        var port = App.Address.Port;
        await StopAsync();
        await StartAgainAsync(port);
    }

    public override async Task DisposeAsync()
    {
        try
        {
            await base.DisposeAsync();
        }
        finally
        {
            await StopAsync();
            Folder.Dispose();
        }
    }
}
