namespace FinSight.Core.Tags;

/// <summary>
/// The ids of an expense's tags as its row keeps them: 32 hexadecimal digits each, in order, with spaces between.
/// </summary>
static class TagIds
{
    /// <summary>Null for none.</summary>
    public static string? Join(IEnumerable<Guid> ids)
    {
        var joined = string.Join(' ', ids.Distinct().Select(id => id.ToString("N")).Order(StringComparer.Ordinal));
        return joined.Length == 0 ? null : joined;
    }

    public static IEnumerable<Guid> Split(string? joined) =>
        joined is null ? [] : joined.Split(' ').Select(id => Guid.ParseExact(id, "N"));
}
