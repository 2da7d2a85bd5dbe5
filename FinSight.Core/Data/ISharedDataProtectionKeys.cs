namespace FinSight.Core.Data;

/// <summary>
/// The keys that cookies and forms are sealed with, where several servers share them in the database. A single server
/// has them in its data folder, and no such service.
/// </summary>
public interface ISharedDataProtectionKeys
{
    /// <summary>Told from a look that is taken every few seconds, whichever server wrote them.</summary>
    event Action? Changed;

    IReadOnlyList<(string Name, string Xml)> Read();

    void Write(string name, string xml);
}
