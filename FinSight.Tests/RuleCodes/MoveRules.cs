using FinSight.Core;
using FinSight.Core.Changes;
using FinSight.Core.Expenses;
using FinSight.Core.Ledgers;
using FinSight.Core.Moves;
using FinSight.Core.Settings;

namespace FinSight.Tests.RuleCodes;

public sealed partial class RuleCodeTests
{
    Dictionary<Rule, Func<Task>> Moves => new()
    {
        [Rules.Moves.IntoItself] = () => MoveAsync(Mara, Mara),
        [Rules.Moves.OtherCurrency] = async () => await MoveAsync(Mara, await House.FoundAsync(Mara, currency: "EUR")),
        [Rules.Moves.TooMany] = async () =>
        {
            var noah = await SomebodyAsync();
            await House.Expenses.AddManyAsync(
                noah, Enumerable.Repeat(await House.FieldsAsync(noah), ExpenseMoveService.Most + 1));
            await MoveAsync(noah, await House.FoundAsync(noah));
        },
        [Rules.Moves.NotEditorInBoth] = async () =>
        {
            var jonas = await House.MoveInAsync("Jonas");
            await SpendAsync(jonas);
            var moved = await MoveAsync(jonas, await House.FoundAsync(jonas));
            var guest = await House.JoinAsync(jonas, "Guest", Role.Editor);
            await Get<UndoService>().UndoAsync(guest, moved.From.BatchId!.Value);
        },
        [Rules.Moves.Recounted] = async () =>
        {
            var jonas = await House.MoveInAsync("Jonas");
            await SpendAsync(jonas);
            var to = await House.FoundAsync(jonas);
            await MoveAsync(jonas, to);
            foreach (var ledger in new[] { jonas, to }) await Get<CurrencyChangeService>().RunAsync(ledger, "KWD");
            await Get<UndoService>().UndoAsync(await Get<LedgerAccessService>()
                .EnterAsync(jonas.UserId, jonas.LedgerId));
        },
    };

    Task<ExpenseMoveResult> MoveAsync(Member from, Member to) =>
        Get<ExpenseMoveService>().MoveAsync(from, to, ExpenseSelection.All(ExpenseFilter.Everything));
}
