namespace FinSight.Tests.Browser;

/// <summary>A browser test with a server of its own, which may be away for a while and start again over the same data.</summary>
public abstract class OwnServerTest(BrowserFixture fixture) : BrowserTest(fixture)
{
    protected override LiveApp App => Running ??= new LiveApp(folder: Folder);

    LiveApp? Running { get; set; }

    // Outlives the app.
    TempFolder Folder { get; } = PreparedDatabase.NewFolder();

    /// <summary>Another app over the same data, where the one before was.</summary>
    protected void StartAgain(int port) => Running = new LiveApp(folder: Folder, port: port);

    protected async Task RestartAsync()
    {
        var port = App.Address.Port;
        await App.DisposeAsync();
        StartAgain(port);
    }

    public override async Task DisposeAsync()
    {
        try
        {
            await base.DisposeAsync();
        }
        finally
        {
            await App.DisposeAsync();
            Folder.Dispose();
        }
    }
}
