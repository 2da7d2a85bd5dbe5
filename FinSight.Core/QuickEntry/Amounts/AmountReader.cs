using System.Text.RegularExpressions;

namespace FinSight.Core.QuickEntry.Amounts;

/// <summary>Finds the amount among the free words.</summary>
sealed partial class AmountReader(QuickEntryContext context)
{
    const int AtEnd = 40, AtStart = 20;

    readonly AmountInterpreter _meaning = new(context);

    /// <summary>The amount, or the likeliest that breaks a rule.</summary>
    public AmountMatch? Best(Sentence sentence)
    {
        var finds = new List<AmountMatch>();
        var runs = new AmountRunReader(sentence, context);
        for (var at = 0; at < sentence.Count;)
        {
            var run = runs.At(at);
            if (run is not null) finds.Add(Find(sentence, run));
            at = run?.End ?? at + 1;
        }
        return new AmountChooser(sentence, context).Best(finds);
    }

    AmountMatch Find(Sentence sentence, AmountWordRun run)
    {
        var (money, problem) = _meaning.Of(run);
        return new(
            run.First, run.Count, Kind(run), AmountDoubtFinder.Of(sentence, run), Place(sentence, run), money, problem)
        {
            IsForeign = run.Mark is { IsOwn: false },
            IsSum = IsSum(run),
            IsDay = Days().IsMatch(run.Text),
        };
    }

    static AmountKind Kind(AmountWordRun run) =>
        run.Mark is { IsWord: false } ? AmountKind.Marked
        : run.Mark is null && Decimals().IsMatch(run.Text) ? AmountKind.Decimals
        : run.Text[0] == '-' || IsSum(run) ? AmountKind.Sum
        : AmountKind.Plain;

    static bool IsSum(AmountWordRun run) => run.Text.AsSpan(1).IndexOfAny("+-*xX") >= 0;

    static int Place(Sentence sentence, AmountWordRun run) =>
        !Enumerable.Range(run.End, sentence.Count - run.End).Any(sentence.IsFree) ? AtEnd
        : !Enumerable.Range(0, run.First).Any(sentence.IsFree) ? AtStart
        : 0;

    [GeneratedRegex(@"^(0?[1-9]|[12][0-9]|3[01])\.(0[1-9]|1[0-2])$")]
    private static partial Regex Days();

    [GeneratedRegex(@"[0-9][.,\u066B][0-9]{1,2}(?![0-9])|^[.,][0-9]|\u066B")]
    private static partial Regex Decimals();
}
