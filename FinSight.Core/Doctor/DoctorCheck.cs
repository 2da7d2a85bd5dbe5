namespace FinSight.Core.Doctor;

/// <summary>
/// A question to the database; each row of its answer, one column <c>Value</c>, is a sentence about a fault.
/// </summary>
sealed record DoctorCheck(string Sql, bool Mendable = false);
