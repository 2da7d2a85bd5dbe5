namespace FinSight.Core.Doctor;

/// <summary>Something in the database that should not be so.</summary>
/// <param name="Sentence">One line for whoever runs the server.</param>
/// <param name="Mendable">It is a derived figure, which can be worked out again from its rows.</param>
public sealed record DoctorFault(string Sentence, bool Mendable = false);
