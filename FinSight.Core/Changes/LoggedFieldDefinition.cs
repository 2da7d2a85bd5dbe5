namespace FinSight.Core.Changes;

/// <summary>A field of a row as the log keeps it.</summary>
/// <param name="Name">In the log for ever, whatever the property is called.</param>
/// <param name="Property">The entity's property.</param>
public sealed record LoggedFieldDefinition(string Name, string Property)
{
    /// <summary>The name under which people are told of it.</summary>
    public string ToldAs { get; init; } = Name;

    /// <summary>
    /// The kind of rows whose ids it holds, with spaces between, by its name in the log; null where it holds none.
    /// </summary>
    public string? RefersTo { get; init; }

    /// <summary>Minor units of the ledger's currency.</summary>
    public bool IsAmount { get; init; }
}
