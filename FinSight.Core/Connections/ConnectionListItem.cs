namespace FinSight.Core.Connections;

/// <summary>A connection as a list shows it.</summary>
/// <param name="By">The display name of who added it.</param>
/// <param name="CreatedAt">UTC, as the other instants.</param>
/// <param name="HeardAt">Null before the first message.</param>
/// <param name="SlowedAt">When it last sent more than it may.</param>
/// <param name="Refused">How often something came that was not signed correctly.</param>
/// <param name="IsSigned">Its sender signs what it sends.</param>
public sealed record ConnectionListItem(
    Guid Id, ConnectionKind Kind, string Name, Guid UserId, string? By, Guid? CategoryId, string? Tag,
    DateTime CreatedAt, DateTime? HeardAt, DateTime? SlowedAt, DateTime? RevokedAt, int Refused, bool IsSigned);

/// <param name="Path">Where it sends to, with its secret, which nobody can see again.</param>
public sealed record CreatedConnection(ConnectionListItem Row, string Path);

/// <summary>What a person says of a connection.</summary>
/// <param name="CategoryId">Of what it adds; null where that is guessed.</param>
/// <param name="Tag">That its expenses get; null or empty for none.</param>
public sealed record ConnectionInput(string? Name, Guid? CategoryId = null, string? Tag = null);
