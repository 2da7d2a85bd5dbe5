using System.Runtime.CompilerServices;

namespace FinSight.Tests;

/// <summary>The sources that these tests were built from, and the app built with them.</summary>
static class Repository
{
    static readonly DirectoryInfo Output = new(AppContext.BaseDirectory);

    public static string Root { get; } = Path.GetFullPath(Path.Combine(Here(), "..", ".."));

    public static string Web { get; } = Path.Combine(Root, "FinSight.Web");

    /// <summary>Debug or Release.</summary>
    public static string Configuration { get; } = Output.Parent!.Name;

    public static string BuiltApp { get; } = BuiltAppOf(Root);

    /// <summary>Of sources that lie elsewhere, such as those of an older version.</summary>
    public static string BuiltAppOf(string root) =>
        Path.Combine(root, "FinSight.Web", "bin", Configuration, Output.Name, "FinSight.Web.dll");

    static string Here([CallerFilePath] string path = "") => path;
}
