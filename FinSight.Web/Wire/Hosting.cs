namespace FinSight.Web.Wire;

static class Hosting
{
    /// <summary>Published, pages and scripts lie beside the executable, whatever the current folder is.</summary>
    public static bool IsPublished { get; } = Directory.Exists(Path.Combine(AppContext.BaseDirectory, "wwwroot"));

    public static WebApplicationOptions Options(string[] args) =>
        new() { Args = args, ContentRootPath = IsPublished ? AppContext.BaseDirectory : null };
}
