using FinSight.Tests.Accounts;

namespace FinSight.Tests.Hosting;

/// <summary>The app behind its real server, with a visitor who is signed in and one who is not.</summary>
public sealed class WireApp : IAsyncLifetime
{
    LiveApp App { get; } = new();

    public Visitor Mara { get; private set; } = null!;

    public Visitor Stranger { get; private set; } = null!;

    internal IReadOnlyList<Endpoint> Endpoints { get; private set; } = [];

    public async Task InitializeAsync()
    {
        (Mara, Stranger) = (Visit(), Visit());
        Endpoints = Endpoint.All(App.Services);
        await Mara.RegisterAsync("mara");
    }

    public async Task DisposeAsync() => await App.DisposeAsync();

    public Visitor Visit() => new(
        new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = App.Address }, "en-GB");
}
