namespace FinSight.Web.Features.Live;

/// <summary>Rows that this page itself has begun to write, so that they are not taken for somebody else's.</summary>
sealed class OwnRows
{
    readonly HashSet<Guid> _ids = [];

    public void Add(Guid id) => _ids.Add(id);

    public bool Has(Guid id) => _ids.Contains(id);

    /// <summary>Whoever writes the row next is somebody else, unless it says so again.</summary>
    public bool Take(Guid id) => _ids.Remove(id);
}
