using FinSight.Core.Changes;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Tests.Changes;

public sealed class LedgerChangesServiceTests : ServiceTestBase
{
    LedgerChangesService Changes => House.Get<LedgerChangesService>();

    LedgerSequenceReader Sequence => House.Get<LedgerSequenceReader>();

    [Fact]
    public async Task A_ledger_whose_log_is_gone_is_read_anew_once()
    {
        var known = await Sequence.ReadAsync(Mara);
        await House.Expenses.AddAsync(Mara, Guid.CreateVersion7(), await House.FieldsAsync(Mara));
        await House.MoveInAsync("Noah");
        await using (var db = await House.Contexts.CreateDbContextAsync())
            await db.Changes.Where(c => c.LedgerId == Mara.LedgerId).ExecuteDeleteAsync();

        Assert.Null(await Changes.ReadAsync(Mara, 0, 10));
        Assert.Null(await Changes.ReadAsync(Mara, known, 10));

        var now = await Sequence.ReadAsync(Mara);
        Assert.Empty((await Changes.ReadAsync(Mara, now, 10))!.Changes);
        await House.Expenses.AddAsync(Mara, Guid.CreateVersion7(), await House.FieldsAsync(Mara));
        Assert.Single((await Changes.ReadAsync(Mara, now, 10))!.Changes);
    }
}
