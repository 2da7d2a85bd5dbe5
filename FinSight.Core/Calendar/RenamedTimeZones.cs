using System.Collections.Frozen;

namespace FinSight.Core.Calendar;

/// <summary>Time zones whose names have changed: <c>Asia/Calcutta</c> is <c>Asia/Kolkata</c>.</summary>
static class RenamedTimeZones
{
    static readonly FrozenDictionary<string, string> Successors = Read();

    static readonly ILookup<string, string> Predecessors = Successors.ToLookup(pair => pair.Value, pair => pair.Key);

    /// <summary>
    /// The present name first, then all under which other data, older or newer, may know the same zone.
    /// </summary>
    public static IEnumerable<string> Names(string name)
    {
        var present = Successors.GetValueOrDefault(name, name);
        return Predecessors[present].Prepend(name).Prepend(present);
    }

    static FrozenDictionary<string, string> Read()
    {
        using var reader = new StreamReader(
            typeof(RenamedTimeZones).Assembly.GetManifestResourceStream("Calendar.OldTimeZones")!);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Where(line => !line.StartsWith("//", StringComparison.Ordinal)).Select(line => line.Split(' '))
            .ToFrozenDictionary(pair => pair[0], pair => pair[1], StringComparer.OrdinalIgnoreCase);
    }
}
