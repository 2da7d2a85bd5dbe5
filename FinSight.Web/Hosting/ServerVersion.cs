namespace FinSight.Web.Hosting;

/// <summary>The version of this server, as programs are told.</summary>
static class ServerVersion
{
    public static string Text { get; } = typeof(ServerVersion).Assembly.GetName().Version!.ToString(3);
}
