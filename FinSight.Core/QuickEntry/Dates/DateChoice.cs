using FinSight.Core.QuickEntry.Amounts;

namespace FinSight.Core.QuickEntry.Dates;

/// <summary>
/// Decides between date and amount, since both are made of numbers: a date beyond doubt goes first, then the amount,
/// then what can be a date without taking the only amount or the only word of the title.
/// </summary>
sealed class DateChoice(DateReader dates, AmountReader amounts)
{
    public (DateFind? Date, AmountFind? Amount) Choose(Sentence sentence)
    {
        var finds = dates.All(sentence);
        if (DateReader.Certain(finds) is { } certain)
        {
            sentence.Take(certain.First, certain.Count, Owner.Date);
            return (certain, TakeAmount(sentence, amounts.Best(sentence)));
        }
        var amount = amounts.Best(sentence);
        // People write the date first or last.
        foreach (var find in finds.OrderByDescending(find => find.Rank).ThenByDescending(find => find.First == 0).ThenByDescending(find => find.End))
            if (Try(sentence, find, amount) is { } both) return both;
        return (null, TakeAmount(sentence, amount));
    }

    (DateFind, AmountFind?)? Try(Sentence sentence, DateFind find, AmountFind? amount)
    {
        // "5 fr" are francs first, and then it is no Friday.
        if (find.Certainty == DateCertainty.ByPlace && Overlap(find, amount)) return null;
        sentence.Take(find.First, find.Count, Owner.Date);
        var left = Overlap(find, amount) ? amounts.Best(sentence) : amount;
        var fits = find.Certainty == DateCertainty.ByPlace ? IsWellPlaced(sentence, find, left) : left?.Money is not null;
        if (fits) return (find, TakeAmount(sentence, left));
        sentence.Take(find.First, find.Count, Owner.Title);
        return null;
    }

    /// <summary>At the end or beside the amount, and something is left for the title.</summary>
    static bool IsWellPlaced(Sentence sentence, DateFind find, AmountFind? amount)
    {
        var rest = Enumerable.Range(0, sentence.Count).Where(sentence.IsFree)
            .Where(at => amount is null || at < amount.First || at >= amount.End).ToList();
        if (rest.Count == 0) return false;
        var beside = amount is not null && (amount.End == find.First || find.End == amount.First);
        return beside || rest.TrueForAll(at => at < find.First);
    }

    static bool Overlap(DateFind find, AmountFind? amount) =>
        amount is not null && find.First < amount.End && amount.First < find.End;

    static AmountFind? TakeAmount(Sentence sentence, AmountFind? amount)
    {
        if (amount?.Money is not null) sentence.Take(amount.First, amount.Count, Owner.Amount);
        return amount;
    }
}
