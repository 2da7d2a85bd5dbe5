using Bunit;
using FinSight.Core.Backup;
using FinSight.Core.Ledgers;
using FinSight.Core.Security;
using FinSight.Web.Features.Ledgers;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FinSight.Tests.Backup;

/// <summary>A ledger's file as somebody chooses it on the page of their ledgers.</summary>
[Trait("Only", "SQLite")]
public sealed class BringLedgerFormTests : SignedInComponentTestBase
{
    [Fact]
    public async Task A_good_file_becomes_a_ledger_that_is_opened()
    {
        await House.Expenses.AddAsync(Ledger.Member, Guid.CreateVersion7(), await House.FieldsAsync(Ledger.Member));
        Choose(await TakeAsync());

        var ledgers = await House.Get<LedgerListService>().ListAsync(Ledger.Member.UserId);
        var brought = Assert.Single(ledgers, one => one.Id != Ledger.Member.LedgerId);
        Assert.Equal(Ledger.Member.LedgerName, brought.Name);
        Assert.Contains(
            $"/l/{brought.Id}", Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
        await using var db = await House.Contexts.CreateDbContextAsync();
        Assert.Equal(
            [450L], await db.Expenses.Where(e => e.LedgerId == brought.Id).Select(e => e.Amount).ToListAsync());
    }

    [Fact]
    public async Task A_file_that_was_cut_is_refused_beside_its_field_and_another_can_be_chosen()
    {
        var file = await TakeAsync();
        var page = Choose(file[..(file.Length / 2)]);
        Assert.Equal("The backup is cut off or damaged. Take another one.", Problem(page, "File of the ledger"));
        await AssertAloneAsync();

        Choose(file, page);
        Assert.Equal(2, (await House.Get<LedgerListService>().ListAsync(Ledger.Member.UserId)).Count);
    }

    [Fact]
    public async Task What_is_something_else_is_refused_with_what_it_is()
    {
        Assert.Equal("This is no backup of FinSight.", Problem(Choose("Dear Mara"u8.ToArray()), "File of the ledger"));
        Assert.NotNull(Problem(Choose([]), "File of the ledger"));
        using var folder = new TempFolder();
        var backup = Path.Combine(folder.Path, "backup.zip");
        await House.Get<BackupService>().MakeAsync(backup, null);
        Assert.Equal(
            "This is a backup of a whole server. It is restored there, not brought into a ledger.",
            Problem(Choose(await File.ReadAllBytesAsync(backup)), "File of the ledger"));
        await AssertAloneAsync();
    }

    IRenderedComponent<BringLedgerForm> Choose(byte[] file, IRenderedComponent<BringLedgerForm>? page = null)
    {
        page ??= Show<BringLedgerForm>(_ => { });
        page.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromBinary(file, "household.ledger.zip"));
        return page;
    }

    async Task<byte[]> TakeAsync()
    {
        await using var taken = await House.Get<LedgerFileService>().TakeAsync(Ledger.Member, ClientInfo.Unknown);
        using var file = new MemoryStream();
        await taken.CopyToAsync(file);
        return file.ToArray();
    }

    async Task AssertAloneAsync()
    {
        Assert.Single(await House.Get<LedgerListService>().ListAsync(Ledger.Member.UserId));
        Assert.Empty(Directory.GetDirectories(House.Folder.Path, ".finsight-*"));
    }
}
