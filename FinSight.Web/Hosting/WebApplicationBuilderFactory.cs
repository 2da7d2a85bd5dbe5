namespace FinSight.Web.Hosting;

static class WebApplicationBuilderFactory
{
    /// <summary>Published, pages and scripts lie beside the executable, whatever the current folder is.</summary>
    public static bool IsPublished { get; } = Directory.Exists(Path.Combine(AppContext.BaseDirectory, "wwwroot"));

    public static WebApplicationBuilder CreateBuilder(string[] args)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions
        {
            Args = args,
            ContentRootPath = IsPublished ? AppContext.BaseDirectory : null,
        });
        builder.WebHost.UseStaticWebAssets();
        builder.WebHost.UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        return builder;
    }
}
