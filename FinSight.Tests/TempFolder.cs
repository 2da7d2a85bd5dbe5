namespace FinSight.Tests;

/// <summary>A folder of a test's own, gone with the test.</summary>
public sealed class TempFolder(string path) : IDisposable
{
    public TempFolder() : this(Directory.CreateTempSubdirectory("finsight-test-").FullName) { }

    public string Path => path;

    public void Dispose()
    {
        TestDatabase.Drop(path);
        if (Directory.Exists(path)) Directory.Delete(path, recursive: true);
    }
}
