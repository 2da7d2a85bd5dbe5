namespace FinSight.Core.Expenses;

/// <summary>Words that name days, e.g. last month.</summary>
/// <param name="Words">How many they are.</param>
/// <param name="First">Null where the past is open.</param>
/// <param name="Last">Null where the future is open.</param>
/// <param name="MovesOn">They name other days tomorrow, or next month.</param>
public sealed record DayPhrase(int Words, DateOnly? First, DateOnly? Last, bool MovesOn = false);

/// <summary>Reads what stands at a place among words, where it names days.</summary>
public delegate DayPhrase? DayReader(IReadOnlyList<string> words, int at);
