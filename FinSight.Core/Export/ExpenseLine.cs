namespace FinSight.Core.Export;

/// <summary>An expense as a file has it.</summary>
/// <param name="Amount">Minor units.</param>
/// <param name="Category">Its name, after those above it.</param>
/// <param name="By">Who added it; null where their account is gone.</param>
/// <param name="AddedAt">UTC.</param>
/// <param name="Left">
/// How many lines follow. The last one says 0: of a file that ends with another number, or
/// within a line, the end is missing.
/// </param>
sealed record ExpenseLine(
    Guid Id, DateOnly Date, string Title, long Amount, Guid CategoryId, IReadOnlyList<string> Category,
    IReadOnlyList<string> Tags, string? Note, Guid ById, string? By, DateTime AddedAt, long Version, long Left);
