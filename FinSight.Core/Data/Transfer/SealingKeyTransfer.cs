using Microsoft.Extensions.DependencyInjection;

namespace FinSight.Core.Data.Transfer;

/// <summary>
/// The keys with which the database's own secrets are sealed, such as those that senders sign with: they lie in the
/// data folder, or in the database that servers share.
/// </summary>
static class SealingKeyTransfer
{
    public static async Task CopyAsync(IServiceProvider from, IServiceProvider to, CancellationToken cancel)
    {
        var keys = from.GetService<ISharedDataProtectionKeys>() is { } source
            ? source.Read()
            : await ReadAsync(from.GetRequiredService<DataFolder>().Keys, cancel);
        if (to.GetService<ISharedDataProtectionKeys>() is { } target)
            foreach (var (name, xml) in keys) target.Write(name, xml);
        else await WriteAsync(to.GetRequiredService<DataFolder>().Keys, keys, cancel);
    }

    static async Task<IReadOnlyList<(string Name, string Xml)>> ReadAsync(string folder, CancellationToken cancel)
    {
        var keys = new List<(string, string)>();
        if (!Directory.Exists(folder)) return keys;
        foreach (var file in Directory.EnumerateFiles(folder, "*.xml"))
            keys.Add((Path.GetFileNameWithoutExtension(file), await File.ReadAllTextAsync(file, cancel)));
        return keys;
    }

    static async Task WriteAsync(
        string folder, IReadOnlyList<(string Name, string Xml)> keys, CancellationToken cancel)
    {
        DataFolder.Open(folder);
        foreach (var (name, xml) in keys)
            await File.WriteAllTextAsync(Path.Combine(folder, $"{name}.xml"), xml, cancel);
    }
}
