namespace FinSight.Web.Hosting;

/// <summary>Lets the server end and begin anew in the same process, with what then lies in its data folder.</summary>
sealed class ServerRestart(IHostApplicationLifetime lifetime)
{
    public bool IsAsked { get; private set; }

    /// <summary>Once the answer is with who asked.</summary>
    public void After(HttpResponse answer) => answer.OnCompleted(() =>
    {
        IsAsked = true;
        lifetime.StopApplication();
        return Task.CompletedTask;
    });
}
