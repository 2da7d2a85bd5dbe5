using System.Text;
using FinSight.Core;
using FinSight.Core.Accounts;
using FinSight.Core.Categories;
using FinSight.Core.Data;
using FinSight.Core.Data.Sqlite;
using FinSight.Core.Deletion;
using FinSight.Core.Doctor;
using FinSight.Core.Expenses;
using FinSight.Core.Ledgers;
using FinSight.Core.Members;
using FinSight.Core.Security;
using FinSight.Core.Sessions;
using FinSight.Core.Tokens;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace FinSight.Tests.Data;

[Trait("Only", "SQLite")]
public sealed class DeletedDataScrubberTests : IAsyncLifetime
{
    const int Letters = 9;

    readonly Random _random = new(1);
    TestServices _house = null!;
    Member _mara = null!;

    DataFolder Folder => DataFolder.Open(_house.Folder.Path);

    public async Task InitializeAsync()
    {
        _house = await TestServices.OpenAsync();
        _mara = await _house.MoveInAsync();
    }

    public async Task DisposeAsync() => await _house.DisposeAsync();

    [Fact]
    public async Task Of_an_account_that_was_deleted_no_string_stands_in_any_file()
    {
        var (me, words) = await FurnishAsync();
        await CopyAsync();
        Assert.Equal(words, InFiles(words));

        await DeleteAsync(me);

        Assert.Empty(InFiles(words));
        Assert.Empty(Directory.EnumerateFiles(Folder.Backups));
        Assert.Empty(await _house.Get<DatabaseCheckup>().FindAsync());
        Assert.Equal(300, await FoundAsync(_mara, "kept"));
    }

    [Fact]
    public async Task What_somebody_reads_at_that_moment_is_erased_in_the_night()
    {
        var (me, words) = await FurnishAsync();
        var erasure = _house.Get<DeletedDataScrubber>();
        _house.Get<SqliteErasure>().MostTries = 1;
        await using (var db = await _house.Contexts.CreateDbContextAsync())
        await using (var moment = await db.ReadSnapshotAsync(default))
        {
            await db.Expenses.CountAsync();
            await DeleteAsync(me, erasure);
            Assert.False(await erasure.RunAsync());
        }
        await _house.CloseAsync();
        _house = await TestServices.OpenAsync(_house.Folder);
        Assert.True(await _house.Get<DeletedDataScrubber>().RunAsync(atNight: true));
        Assert.Empty(InFiles(words));
    }

    [Fact]
    public async Task What_an_earlier_version_left_in_the_file_is_gone_after_the_first_night_and_the_copy_stays()
    {
        var word = Word();
        await using (var db = await _house.Contexts.CreateDbContextAsync())
            await db.GetService<IMigrator>().MigrateAsync("Initial");
        await _house.CloseAsync();
        using (var earlier = new SqliteConnection($"Data Source={Folder.Database};Pooling=False"))
        {
            earlier.Open();
            using var command = earlier.CreateCommand();
            command.CommandText = $"CREATE TABLE T (X); INSERT INTO T VALUES ('{word}'); DELETE FROM T; DROP TABLE T";
            command.ExecuteNonQuery();
        }
        Assert.Single(InFiles([word]));
        _house = await TestServices.OpenAsync(_house.Folder);
        Assert.True(await _house.Get<DeletedDataScrubber>().RunAsync(atNight: true));

        Assert.Empty(InFiles([word]));
        Assert.Single(Directory.EnumerateFiles(Folder.Backups));
        Assert.Empty(await _house.Get<DatabaseCheckup>().FindAsync());
    }

    [Fact]
    public async Task Copies_are_kept_for_thirty_days()
    {
        var (old, young) = (await CopyAsync(), await CopyAsync());
        File.SetLastWriteTimeUtc(
            old, TimeProvider.System.GetUtcNow().UtcDateTime.AddDays(-DeletedDataScrubber.CopyDays - 1));
        Assert.Equal(1, _house.Get<DeletedDataScrubber>().PruneCopies());
        Assert.Equal([young], Directory.EnumerateFiles(Folder.Backups));
    }

    /// <summary>
    /// Many rows beside those of somebody else, edited and deleted, with a word of its own in each place.
    /// </summary>
    async Task<(SignedIn Me, List<string> Words)> FurnishAsync()
    {
        var words = new List<string>();
        string Next()
        {
            words.Add(Word());
            return words[^1];
        }
        var anna = await _house.MoveInAsync(Next());
        var me = await _house.SignInAsync(anna);
        await using (var db = await _house.Contexts.CreateDbContextAsync())
        {
            var user = await db.Users.SingleAsync(u => u.Id == anna.UserId);
            (user.UserName, user.Email) = (Next(), $"{Next()}@example.org");
            user.NormalizedUserName = UserNameRules.Key(user.UserName);
            await db.SaveChangesAsync();
        }
        // Into a ledger that goes with her, and into one that stays with its other owner.
        foreach (var ledger in new[] { anna, await OwnTooAsync(me) })
            await Invitations.MakeAsync(ledger, new(Role.Viewer, 7, Email: $"{Next()}@example.org"));
        await _house.Get<ApiTokenService>()
            .CreateAsync(
                _house.Get<SessionService>().ProofOf(me)!, Next(), TokenScopeKinds.Read, null, ClientInfo.Unknown);
        await _house.Get<CategoryService>().AddAsync(anna, new CategoryInput(Next(), "🥕", "groceries", [Next()]));
        for (var i = 0; i < 300; i++)
        {
            await _house.Expenses.AddAsync(_mara, Guid.CreateVersion7(), await _house.FieldsAsync(_mara, $"Kept {i}"));
            var fields = await _house.FieldsAsync(anna, Next()) with
            {
                Note = $"{Next()} {new string('-', i * 3)}",
                Tags = i % 30 == 0 ? [Next()] : [],
            };
            var row = await _house.Expenses.AddAsync(anna, Guid.CreateVersion7(), fields);
            if (i % 7 == 0)
                await _house.Expenses.EditAsync(
                    anna, row.Row.Id, row.Row.Version, fields with { Title = Next(), Note = null });
            if (i % 11 == 0) await _house.Expenses.DeleteAsync(anna, row.Row.Id);
        }
        return (me, words);
    }

    LedgerInvitationService Invitations => _house.Get<LedgerInvitationService>();

    /// <summary>Mara's ledger, as another of its owners.</summary>
    async Task<Member> OwnTooAsync(SignedIn me)
    {
        var secret = (await Invitations.MakeAsync(_mara, new(Role.Editor, 7))).Path.Split('#')[1];
        await Invitations.AcceptAsync(me, secret, ClientInfo.Unknown);
        await _house.Get<MembershipService>().ChangeRoleAsync(_mara, me.UserId, Role.Owner);
        return await _house.Get<LedgerAccessService>().EnterAsync(me.UserId, _mara.LedgerId);
    }

    async Task DeleteAsync(SignedIn me, DeletedDataScrubber? erasure = null)
    {
        await using var db = await _house.Contexts.CreateDbContextAsync();
        var name = await db.Users.Where(u => u.Id == me.UserId).Select(u => u.UserName).SingleAsync();
        var deletion = erasure is null ? _house.Get<AccountDeletionService>() : new AccountDeletionService(
            _house.Contexts, _house.Get<LedgerAccessService>(), _house.Get<LedgerRemoval>(), erasure,
            _house.Get<SessionService>(), _house.Feed, _house.Get<SecurityLog>());
        await deletion.RunAsync(_house.Get<SessionService>().ProofOf(me)!, name, ClientInfo.Unknown);
    }

    async Task<string> CopyAsync()
    {
        Directory.CreateDirectory(Folder.Backups);
        var copy = Path.Combine(Folder.Backups, $"before-migration-{Guid.NewGuid():N}.db");
        await using var db = await _house.Contexts.CreateDbContextAsync();
        await db.Database.ExecuteSqlAsync($"VACUUM INTO {copy}");
        return copy;
    }

    async Task<long> FoundAsync(Member member, string words) =>
        (await _house.Get<ExpenseSearchService>().TotalsAsync(member, new ExpenseFilter().With(FilterKind.Word, words)))
            .Count;

    string Word() => string.Concat(Enumerable.Range(0, Letters).Select(_ => (char)('a' + _random.Next(26))));

    /// <summary>Those of the words that stand in some file.</summary>
    List<string> InFiles(IEnumerable<string> words)
    {
        var files = Directory.EnumerateFiles(Folder.Path, "*", SearchOption.AllDirectories).Select(Lower).ToList();
        // The index over words leaves out the letters that a word begins with like the one before it.
        return [.. words.Where(
            word => files.Exists(file => file.AsSpan().IndexOf(Encoding.ASCII.GetBytes(word[3..])) >= 0))];
    }

    static byte[] Lower(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        for (var i = 0; i < bytes.Length; i++)
            if (bytes[i] is >= (byte)'A' and <= (byte)'Z') bytes[i] += 'a' - 'A';
        return bytes;
    }
}
