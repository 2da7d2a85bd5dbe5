namespace FinSight.Core;

/// <summary>There is no such thing in this ledger; whether it exists elsewhere is nobody's business.</summary>
public sealed class NotFoundException(string what) : Exception($"There is no such {what}.");
