namespace FinSight.Web.Hosting;

/// <summary>
/// A page that loses its circuit asks for another at once. One that began while the server stops would hold it up until
/// the host's patience ends, for half a minute (dotnet/aspnetcore issue 58947).
/// </summary>
static class StoppingExtensions
{
    static readonly PathString Circuits = "/_blazor";

    public static void UseNoCircuitsWhileStopping(this IApplicationBuilder app)
    {
        var stopping = app.ApplicationServices.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        app.Use((context, next) =>
        {
            if (!stopping.IsCancellationRequested || !context.Request.Path.StartsWithSegments(Circuits))
                return next(context);
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return Task.CompletedTask;
        });
    }
}
