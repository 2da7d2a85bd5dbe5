namespace FinSight.Core.Capture;

/// <summary>
/// Reads a message of any bank, phone or provider: what kind it is, how much, where and when. Pure; what is unsure is a
/// draft, and never an amount.
/// </summary>
public static class CapturedEventReader
{
    public static EventReading Read(CapturedEvent e, ReadingContext context)
    {
        ArgumentNullException.ThrowIfNull(e);
        ArgumentNullException.ThrowIfNull(context);
        if (e.Field(EventFieldNames.Provider) is not null) return ProviderEventReader.Read(e, context);
        var body = e.Field(EventFieldNames.Text) ?? "";
        if (body.Length + (e.Field(EventFieldNames.Title)?.Length ?? 0) > EventTextCleaner.MostCharacters)
            return new(EventKind.Unknown, null, null, null, null, null, null, EventReasonCodes.TooLong)
            {
                Outcome = ReadingOutcome.Draft,
                Text = EventTextCleaner.Clean(body[..Math.Min(body.Length, EventTextCleaner.MostCharacters)]),
            };
        var reading = e.Fields.ContainsKey(EventFieldNames.Amount) && !HasOwnAmount(e, context)
            ? EventFieldsReader.Read(e, context)
            : MessageReader.Read(e, context);
        return Settled(reading, context);
    }

    /// <summary>An empty amount beside a text that names one.</summary>
    static bool HasOwnAmount(CapturedEvent e, ReadingContext context) => e.Field(EventFieldNames.Amount) is null
        && e.Field(EventFieldNames.Text) is { } text
        && AmountCandidateScanner.Find(EventTextCleaner.Clean(text), context.Currency).Count > 0;

    /// <summary>The doubts that every way of reading shares.</summary>
    static EventReading Settled(EventReading reading, ReadingContext context)
    {
        if (reading.Outcome != ReadingOutcome.Add) return reading;
        if (reading.Minor == 0) return Draft(EventReasonCodes.ZeroHold);
        if (reading.Currency != context.Currency) return Draft(EventReasonCodes.Foreign);
        return reading.Date is { } day && !EventDateReader.IsPlausible(day, context.Today)
            ? Draft(EventReasonCodes.DateUnclear)
            : reading;

        EventReading Draft(string reason) => reading with { Outcome = ReadingOutcome.Draft, Reason = reason };
    }
}
