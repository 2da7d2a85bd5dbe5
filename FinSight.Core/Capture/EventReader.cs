namespace FinSight.Core.Capture;

/// <summary>
/// Reads a message of any bank, phone or provider: what kind it is, how much, where and when. Pure; what is unsure is a
/// draft, and never an amount.
/// </summary>
public static class EventReader
{
    public static EventReading Read(CapturedEvent e, ReadingContext context)
    {
        ArgumentNullException.ThrowIfNull(e);
        ArgumentNullException.ThrowIfNull(context);
        if (e.Field(EventFields.Provider) is not null) return ProviderReader.Read(e, context);
        var body = e.Field(EventFields.Text) ?? "";
        if (body.Length + (e.Field(EventFields.Title)?.Length ?? 0) > EventText.MostCharacters)
            return new(EventKind.Unknown, null, null, null, null, null, null, EventReasons.TooLong)
            {
                Outcome = ReadingOutcome.Draft,
                Text = EventText.Clean(body[..Math.Min(body.Length, EventText.MostCharacters)]),
            };
        var reading = e.Fields.ContainsKey(EventFields.Amount) && !HasOwnAmount(e, context)
            ? FieldsReader.Read(e, context)
            : MessageReader.Read(e, context);
        return Settled(reading, context);
    }

    /// <summary>An empty amount beside a text that names one.</summary>
    static bool HasOwnAmount(CapturedEvent e, ReadingContext context) => e.Field(EventFields.Amount) is null
        && e.Field(EventFields.Text) is { } text
        && CandidateScan.Find(EventText.Clean(text), context.Currency).Count > 0;

    /// <summary>The doubts that every way of reading shares.</summary>
    static EventReading Settled(EventReading reading, ReadingContext context)
    {
        if (reading.Outcome != ReadingOutcome.Add) return reading;
        if (reading.Minor == 0) return Draft(EventReasons.ZeroHold);
        if (reading.Currency != context.Currency) return Draft(EventReasons.Foreign);
        return reading.Date is { } day && !EventDates.IsPlausible(day, context.Today)
            ? Draft(EventReasons.DateUnclear)
            : reading;

        EventReading Draft(string reason) => reading with { Outcome = ReadingOutcome.Draft, Reason = reason };
    }
}
