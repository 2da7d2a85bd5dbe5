using FinSight.Core.QuickEntry.Amounts;
using FinSight.Core.QuickEntry.Dates;
using FinSight.Core.QuickEntry.Languages;

namespace FinSight.Core.QuickEntry;

/// <summary>Shares the words out among the parts; a pinned part keeps its words, but not their meaning.</summary>
sealed class QuickEntryWordAssigner(
    Sentence sentence, QuickEntryPart<string>? note, QuickEntryContext context, QuickEntryPins pins)
{
    public QuickEntryResult Result(string text)
    {
        var tags = TagReader.Read(sentence, context.Vocabulary);
        var (date, amount) = new DateOrAmountResolver(new(context.Today, context.Culture), new(context))
            .Choose(sentence);
        ConnectorWords.Absorb(sentence);
        var categories = new CategoryReader(sentence, context.Vocabulary, context.Culture);
        var category = categories.Typed();
        var title = Pinned(pins.Title, TitleReader.Read(sentence, context.Vocabulary.Titles));
        var result = new QuickEntryResult(
            text, title,
            PinnedValue(pins.Amount, Typed(amount?.Money, QuickEntryPartKind.Amount)),
            pins.CategoryId is { } id ? Chosen(id, category) : category ?? categories.Guessed(title?.Value),
            PinnedValue(pins.Date, Typed(date?.Date, QuickEntryPartKind.Date))
                ?? new(context.Today, PartOrigin.Guessed, []),
            pins.Tags is null ? tags : TagReader.Pinned(pins.Tags, tags),
            Pinned(pins.Note, note), []);
        var amountAsked = amount?.Problem ?? Received(result);
        foreach (var asked in (QuickEntryProblem?[])[amountAsked, date?.Problem])
            if (asked?.Chosen(pins.Chosen) is { } reading) result = reading.In(result);
        return result with { Problems = [.. QuickEntryValidation.Broken(result, amountAsked, date?.Problem)] };
    }

    /// <summary>A salary and a refund without a minus are asked about, unless the ledger has such expenses.</summary>
    QuickEntryProblem? Received(QuickEntryResult entry) =>
        entry.Amount is { Value: { Minor: > 0 } amount } && sentence.Says(WordMeaningKind.Income)
            && !(entry.Title is { } title && context.Vocabulary.Titles.Knows(title.Value))
            ? AmountQuestionBuilder.Received(amount)
            : null;

    /// <summary>A category that is gone is asked for again, and never another one in its place.</summary>
    QuickEntryPart<QuickEntryCategory>? Chosen(Guid id, QuickEntryPart<QuickEntryCategory>? typed) =>
        context.Vocabulary.Find(id) is { } chosen ? new(chosen, PartOrigin.Pinned, typed?.Ranges ?? []) : null;

    QuickEntryPart<T>? Typed<T>(T? value, QuickEntryPartKind owner) where T : struct =>
        value is null ? null : new(value.Value, PartOrigin.Typed, sentence.Ranges(owner));

    static QuickEntryPart<T>? Pinned<T>(T? pin, QuickEntryPart<T>? part) where T : class =>
        pin is null ? part : new(pin, PartOrigin.Pinned, part?.Ranges ?? []);

    static QuickEntryPart<T>? PinnedValue<T>(T? pin, QuickEntryPart<T>? part) where T : struct =>
        pin is null ? part : new(pin.Value, PartOrigin.Pinned, part?.Ranges ?? []);
}
