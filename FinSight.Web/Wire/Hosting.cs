namespace FinSight.Web.Wire;

static class Hosting
{
    /// <summary>Bytes. A starting circuit gets back the view that its page was prerendered with: 50 rows with long notes.</summary>
    public const long LargestMessage = 1024 * 1024;

    /// <summary>Published, pages and scripts lie beside the executable, whatever the current folder is.</summary>
    public static bool IsPublished { get; } = Directory.Exists(Path.Combine(AppContext.BaseDirectory, "wwwroot"));

    public static WebApplicationOptions Options(string[] args) =>
        new() { Args = args, ContentRootPath = IsPublished ? AppContext.BaseDirectory : null };
}
