using FinSight.Core;
using FinSight.Core.Changes;
using FinSight.Core.Expenses;
using FinSight.Core.Ledgers;
using FinSight.Core.Members;

namespace FinSight.Tests.Moves;

/// <summary>Rows on their way while somebody's place in one of the ledgers ends.</summary>
public sealed class MoveRaceTests : MoveTestBase
{
    const int Times = 8;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_moves_while_a_role_is_lowered_or_ends_is_there_whole_or_stays(bool isRemoved)
    {
        for (var i = 0; i < Times; i++)
        {
            var (mine, shared) = await ShareAsync($"Noah {i}");
            var rows = new[] { await SpendAsync(mine, "Coffee"), await SpendAsync(mine, "Tea", 300) };
            var refused = await RaceAsync(
                () => Moves.MoveAsync(mine, shared, ExpenseSelection.Of(rows.Select(row => row.Id))),
                () => EndAsync(shared, isRemoved));
            Assert.Null(refused[1]);
            Assert.Equal(refused[0] is null ? [] : ["Coffee", "Tea"], await TitlesAsync(mine));
            foreach (var row in rows)
                Assert.Equal(refused[0] is null, await House.Expenses.FindAsync(Home, row.Id) is not null);
        }
        await TitlesAsync(Home);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_undo_of_a_move_while_a_role_is_lowered_or_ends_is_of_both_ledgers_or_of_none(bool isRemoved)
    {
        for (var i = 0; i < Times; i++)
        {
            var (mine, shared) = await ShareAsync($"Noah {i}");
            var row = await SpendAsync(mine);
            var moved = await Moves.MoveAsync(mine, shared, ExpenseSelection.Of(row.Id));
            var refused = await RaceAsync(
                () => Undo.UndoAsync(mine, moved.From.BatchId!.Value), () => EndAsync(shared, isRemoved));
            Assert.Null(refused[1]);
            Assert.Equal(refused[0] is null, await House.Expenses.FindAsync(mine, row.Id) is not null);
            Assert.Equal(refused[0] is null, await House.Expenses.FindAsync(Home, row.Id) is null);
        }
        await TitlesAsync(Home);
    }

    /// <summary>Somebody with a ledger of their own, who edits in Mara's household too.</summary>
    async Task<(Member Mine, Member Shared)> ShareAsync(string name)
    {
        var mine = await House.MoveInAsync(name);
        var secret = (await House.Get<LedgerInvitationService>().MakeAsync(
            Home, new(Role.Editor, 7))).Path.Split('#')[1];
        var invited = await House.Get<LedgerInvitationService>()
            .AcceptAsync(await House.SignInAsync(mine), secret, Core.Security.ClientInfo.Unknown);
        return (mine, await House.Get<LedgerAccessService>().EnterAsync(mine.UserId, invited.LedgerId));
    }

    Task<WriteResult> EndAsync(Member shared, bool isRemoved) => isRemoved
        ? House.Get<MembershipService>().RemoveAsync(Home, shared.UserId)
        : House.Get<MembershipService>().ChangeRoleAsync(Home, shared.UserId, Role.Viewer);

    static Task<Exception?[]> RaceAsync(params Func<Task>[] acts) =>
        Task.WhenAll(acts.Select(act => Task.Run(async () =>
        {
            try
            {
                await act();
                return null;
            }
            catch (Exception refused) when (refused is RuleException or NotFoundException)
            {
                return refused;
            }
        })));
}
