using FinSight.Web.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace FinSight.Tests.Hosting;

public sealed class StoppingExtensionsTests : IDisposable
{
    readonly Lifetime _lifetime = new();

    [Theory]
    [InlineData("/_blazor", 503)]
    [InlineData("/_blazor/negotiate", 503)]
    [InlineData("/", 200)]
    public async Task A_server_that_stops_opens_no_more_circuits(string path, int status)
    {
        Assert.Equal(200, await AnswerAsync(path));
        await _lifetime.Stop.CancelAsync();
        Assert.Equal(status, await AnswerAsync(path));
    }

    public void Dispose() => _lifetime.Stop.Dispose();

    async Task<int> AnswerAsync(string path)
    {
        var app = new ApplicationBuilder(
            new ServiceCollection().AddSingleton<IHostApplicationLifetime>(_lifetime).BuildServiceProvider());
        app.UseNoCircuitsWhileStopping();
        app.Run(_ => Task.CompletedTask);
        var context = new DefaultHttpContext { Request = { Path = path } };
        await app.Build()(context);
        return context.Response.StatusCode;
    }

    sealed class Lifetime : IHostApplicationLifetime
    {
        public CancellationTokenSource Stop { get; } = new();

        public CancellationToken ApplicationStarted => CancellationToken.None;

        public CancellationToken ApplicationStopping => Stop.Token;

        public CancellationToken ApplicationStopped => CancellationToken.None;

        public void StopApplication() => Stop.Cancel();
    }
}
