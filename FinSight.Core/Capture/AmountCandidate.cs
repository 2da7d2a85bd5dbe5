namespace FinSight.Core.Capture;

/// <summary>A number with a currency beside it.</summary>
/// <param name="Start">Of the whole, with its mark and sign.</param>
/// <param name="Minor">Minor units without the sign; null where its form can't be told.</param>
/// <param name="Sign">-1, 1 or 0 where none is written.</param>
sealed record AmountCandidate(int Start, int End, EventSpan Number, long? Minor, Currency Currency, int Sign);
