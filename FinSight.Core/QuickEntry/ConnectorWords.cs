using FinSight.Core.QuickEntry.Languages;

namespace FinSight.Core.QuickEntry;

/// <summary>
/// The small words that tie an amount or a date to the rest, as in <c>spent 20 on lunch</c>, <c>coffee for 4.50</c> and
/// <c>Saturday, 3.11.</c>: they go with it, as long as the title keeps a word.
/// </summary>
static class ConnectorWords
{
    public static void Absorb(Sentence sentence)
    {
        foreach (var owner in (QuickEntryPartKind[])[QuickEntryPartKind.Date, QuickEntryPartKind.Amount])
        {
            var owned = sentence.Owned(owner).ToList();
            if (owned.Count > 0) Absorb(sentence, owner, owned[0], owned[^1] + 1);
        }
    }

    static void Absorb(Sentence sentence, QuickEntryPartKind owner, int first, int end)
    {
        if (owner == QuickEntryPartKind.Date)
        {
            Forward(sentence, owner, ref end, WordMeaningKind.DayPart);
            Forward(sentence, owner, ref end, WordMeaningKind.Weekday);
            Back(sentence, owner, ref first, WordMeaningKind.Weekday);
            Back(sentence, owner, ref first, WordMeaningKind.BeforeDate);
            return;
        }
        Back(sentence, owner, ref first, WordMeaningKind.BeforeAmount);
        Back(sentence, owner, ref first, WordMeaningKind.Spent);
        if (!sentence.IsFree(first - 1)) Forward(sentence, owner, ref end, WordMeaningKind.AfterAmount);
        var (start, finish) = (0, sentence.Count);
        Forward(sentence, owner, ref start, WordMeaningKind.Spent);
        Back(sentence, owner, ref finish, WordMeaningKind.Spent);
    }

    static void Forward(Sentence sentence, QuickEntryPartKind owner, ref int end, WordMeaningKind meaning)
    {
        var at = end;
        if (sentence.Match(ref at, meaning) is null || !LeavesATitle(sentence, end, at)) return;
        sentence.Take(end, at - end, owner);
        end = at;
    }

    static void Back(Sentence sentence, QuickEntryPartKind owner, ref int first, WordMeaningKind meaning)
    {
        var at = first;
        if (sentence.MatchBack(ref at, meaning) is null || !LeavesATitle(sentence, at, first)) return;
        sentence.Take(at, first - at, owner);
        first = at;
    }

    static bool LeavesATitle(Sentence sentence, int first, int end) =>
        sentence.Owned(QuickEntryPartKind.Title)
            .Any(at => (at < first || at >= end) && !sentence.Words[at].IsSeparator);
}
