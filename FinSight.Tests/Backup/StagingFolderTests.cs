using FinSight.Core.Backup;

namespace FinSight.Tests.Backup;

public sealed class StagingFolderTests : IDisposable
{
    readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Many_that_begin_and_end_at_once_are_in_nobody_s_way()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() =>
        {
            for (var i = 0; i < 100; i++)
            {
                using var mine = StagingFolder.Open(_folder.Path);
                File.WriteAllText(mine.Database, "a database");
            }
        })));
        Assert.Empty(Directory.EnumerateDirectories(_folder.Path));
    }
}
