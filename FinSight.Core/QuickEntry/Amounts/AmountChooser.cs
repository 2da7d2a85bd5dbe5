namespace FinSight.Core.QuickEntry.Amounts;

/// <summary>
/// Decides among numbers. The amount is one with a currency, else one with decimals, else a sum or a refund, else the
/// one at the end of the text, else the one at its start, else the last. Where another has as much for it, or only
/// numbers are left that count or name something, it is asked.
/// </summary>
sealed class AmountChooser(Sentence sentence, QuickEntryContext context)
{
    readonly AmountQuestionBuilder _questions = new(context);

    /// <summary>The amount, or the likeliest that breaks a rule.</summary>
    public AmountMatch? Best(List<AmountMatch> finds)
    {
        var best = finds.Where(find => find is { Money: not null, Doubt: not AmountDoubtKind.NeedsAsking })
            .MaxBy(Order);
        var foreign = finds.Where(find => find is { IsForeign: true, Doubt: AmountDoubtKind.None }).MaxBy(Order);
        if (foreign is not null && (best is null || best.Kind <= AmountKind.Sum)) return foreign;
        if (best is null) return Unsure(finds);
        return best.Problem is not null ? best : best with { Problem = Rivals(best, finds) };

        static (int, int) Order(AmountMatch find) => (find.Score, find.First);
    }

    AmountMatch? Unsure(List<AmountMatch> finds)
    {
        var best = finds.MaxBy(find => (find.Score, find.First));
        var amounts = finds.Where(find => find.Money is not null).OrderByDescending(find => (find.Score, find.First))
            .Select(find => find.Money!.Value).ToList();
        return best is null || amounts.Count == 0
            ? best
            : best with { Money = null, Problem = _questions.IsIt(amounts) };
    }

    QuickEntryProblem? Rivals(AmountMatch best, List<AmountMatch> finds)
    {
        if (best.Doubt != AmountDoubtKind.None) return null;
        var rivals = finds.Where(find => find is { Money: not null, Doubt: AmountDoubtKind.None })
            .Where(find => find != best && IsRival(best, find))
            .Select(find => find.Money!.Value).Prepend(best.Money!.Value).ToList();
        if (rivals.Distinct().Count() < 2) return null;
        if (best is { Kind: >= AmountKind.Decimals, IsSum: false, IsDay: false })
            rivals.Add(rivals.Aggregate((sum, one) => sum + one));
        return AmountQuestionBuilder.Which(rivals);
    }

    bool IsRival(AmountMatch best, AmountMatch other) => best.IsSum || best.Kind switch
    {
        AmountKind.Plain => other.Kind == AmountKind.Plain && AreBeside(best, other),
        AmountKind.Sum => other.Kind <= AmountKind.Sum,
        AmountKind.Decimals => other.Kind != AmountKind.Plain || best.IsDay && other.End == best.First,
        _ => other.Kind is AmountKind.Decimals or AmountKind.Marked,
    };

    /// <summary>No word of the title stands between them.</summary>
    bool AreBeside(AmountMatch one, AmountMatch other)
    {
        var (first, last) = one.First < other.First ? (one, other) : (other, one);
        return !Enumerable.Range(first.End, last.First - first.End).Any(sentence.IsFree);
    }
}
