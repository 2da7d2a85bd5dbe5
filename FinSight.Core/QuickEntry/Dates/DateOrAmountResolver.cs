using FinSight.Core.QuickEntry.Amounts;

namespace FinSight.Core.QuickEntry.Dates;

/// <summary>
/// Decides between date and amount, since both are made of numbers: a date beyond doubt goes first, then the amount,
/// then what can be a date without taking the only amount or the only word of the title.
/// </summary>
sealed class DateOrAmountResolver(DateReader dates, AmountReader amounts)
{
    public (DateMatch? Date, AmountMatch? Amount) Choose(Sentence sentence)
    {
        var (date, amount) = Read(sentence);
        return (date is null ? null : dates.Checked(date, sentence), amount);
    }

    (DateMatch? Date, AmountMatch? Amount) Read(Sentence sentence)
    {
        var finds = dates.All(sentence);
        if (DateReader.Certain(finds) is { } certain)
        {
            // With a year of two digits it is longer, where that is not the amount.
            var longer = finds.Find(
                find => find.First == certain.First && find.Count > certain.Count && find.Rank > certain.Rank);
            if (longer is not null && Try(sentence, longer, null) is { } whole) return whole;
            sentence.Take(certain.First, certain.Count, QuickEntryPartKind.Date);
            return (certain, TakeAmount(sentence, amounts.Best(sentence)));
        }
        var amount = amounts.Best(sentence);
        // People write the date first or last.
        var likeliest = finds.OrderByDescending(find => find.Rank)
            .ThenByDescending(find => find.First == 0).ThenByDescending(find => find.End);
        foreach (var find in likeliest)
            if (Try(sentence, find, amount) is (var date, var left))
                return (date, Crossed(sentence, finds, date, left));
        return (null, TakeAmount(sentence, amount));
    }

    (DateMatch, AmountMatch?)? Try(Sentence sentence, DateMatch find, AmountMatch? amount)
    {
        // "5 fr" are francs first, and then it is no Friday.
        if (find.Certainty == DateCertainty.ByPlace && Overlap(find, amount)) return null;
        sentence.Take(find.First, find.Count, QuickEntryPartKind.Date);
        var left = amount is { Problem: null } && !Overlap(find, amount) ? amount : amounts.Best(sentence);
        var fits = find.Certainty == DateCertainty.ByPlace
            ? IsWellPlaced(sentence, find, left)
            : left is { IsThere: true };
        if (fits) return (find, TakeAmount(sentence, left));
        sentence.Take(find.First, find.Count, QuickEntryPartKind.Title);
        return null;
    }

    /// <summary>In <c>5 dec 31</c> each number can be the day: then it is asked which one is the amount.</summary>
    AmountMatch? Crossed(Sentence sentence, List<DateMatch> finds, DateMatch date, AmountMatch? amount)
    {
        var other = finds.Find(find => find.Certainty == DateCertainty.IfAmountRemains && find.Count == date.Count
            && (find.First == date.End - 1 || find.End == date.First + 1) && Overlap(find, amount));
        if (other is null || amount?.Money is not { } money) return amount;
        sentence.Take(date.First, date.Count, QuickEntryPartKind.Title);
        sentence.Take(amount.First, amount.Count, QuickEntryPartKind.Title);
        sentence.Take(other.First, other.Count, QuickEntryPartKind.Date);
        var turned = amounts.Best(sentence);
        sentence.Take(other.First, other.Count, QuickEntryPartKind.Title);
        sentence.Take(date.First, date.Count, QuickEntryPartKind.Date);
        sentence.Take(amount.First, amount.Count, QuickEntryPartKind.Amount);
        if (turned is not { Money: { } instead } || !Overlap(date, turned)) return amount;
        return amount with
        {
            Problem = AmountQuestionBuilder.Which(
                [new(money, date.Date), new QuickEntryAlternative(instead, other.Date)]),
        };
    }

    /// <summary>At the end or beside the amount, and something is left for the title.</summary>
    static bool IsWellPlaced(Sentence sentence, DateMatch find, AmountMatch? amount)
    {
        var rest = Enumerable.Range(0, sentence.Count).Where(sentence.IsFree)
            .Where(at => amount is null || at < amount.First || at >= amount.End).ToList();
        if (rest.Count == 0) return false;
        var beside = amount is not null && (amount.End == find.First || find.End == amount.First);
        return beside || rest.TrueForAll(at => at < find.First);
    }

    static bool Overlap(DateMatch find, AmountMatch? amount) =>
        amount is not null && find.First < amount.End && amount.First < find.End;

    static AmountMatch? TakeAmount(Sentence sentence, AmountMatch? amount)
    {
        if (amount?.Money is not null) sentence.Take(amount.First, amount.Count, QuickEntryPartKind.Amount);
        return amount;
    }
}
