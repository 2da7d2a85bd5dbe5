using FinSight.Core.QuickEntry.Languages;

namespace FinSight.Core.QuickEntry;

/// <summary>
/// The small words that tie an amount or a date to the rest, as in <c>spent 20 on lunch</c>, <c>coffee for 4.50</c> and
/// <c>Saturday, 3.11.</c>: they go with it, as long as the title keeps a word.
/// </summary>
static class Connectors
{
    public static void Absorb(Sentence sentence)
    {
        foreach (var owner in (Owner[])[Owner.Date, Owner.Amount])
        {
            var owned = sentence.Owned(owner).ToList();
            if (owned.Count > 0) Absorb(sentence, owner, owned[0], owned[^1] + 1);
        }
    }

    static void Absorb(Sentence sentence, Owner owner, int first, int end)
    {
        if (owner == Owner.Date)
        {
            Forward(sentence, owner, ref end, Meaning.DayPart);
            Forward(sentence, owner, ref end, Meaning.Weekday);
            Back(sentence, owner, ref first, Meaning.Weekday);
            Back(sentence, owner, ref first, Meaning.BeforeDate);
            return;
        }
        Back(sentence, owner, ref first, Meaning.BeforeAmount);
        Back(sentence, owner, ref first, Meaning.Spent);
        if (!sentence.IsFree(first - 1)) Forward(sentence, owner, ref end, Meaning.AfterAmount);
        var (start, finish) = (0, sentence.Count);
        Forward(sentence, owner, ref start, Meaning.Spent);
        Back(sentence, owner, ref finish, Meaning.Spent);
    }

    static void Forward(Sentence sentence, Owner owner, ref int end, Meaning meaning)
    {
        var at = end;
        if (sentence.Match(ref at, meaning) is null || !LeavesATitle(sentence, end, at)) return;
        sentence.Take(end, at - end, owner);
        end = at;
    }

    static void Back(Sentence sentence, Owner owner, ref int first, Meaning meaning)
    {
        var at = first;
        if (sentence.MatchBack(ref at, meaning) is null || !LeavesATitle(sentence, at, first)) return;
        sentence.Take(at, first - at, owner);
        first = at;
    }

    static bool LeavesATitle(Sentence sentence, int first, int end) =>
        sentence.Owned(Owner.Title).Any(at => (at < first || at >= end) && !sentence.Words[at].IsSeparator);
}
