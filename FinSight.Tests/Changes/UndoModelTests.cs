using FinSight.Core;
using FinSight.Core.Changes;
using FinSight.Core.Doctor;
using FinSight.Core.Expenses;
using FinSight.Core.Ledgers;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Tests.Changes;

/// <summary>
/// Random sequences of writes by one to four members, with restarts, equal a model in memory at every step.
/// </summary>
public sealed class UndoModelTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(3, 3)]
    [InlineData(4, 4)]
    [InlineData(5, 2)]
    [InlineData(6, 1)]
    public async Task Any_sequence_of_writes_undos_and_redos_equals_the_model(int seed, int people)
    {
        await using var run = await Run.StartAsync(seed, people);
        for (var step = 0; step < 150; step++) await run.StepAsync();
        Assert.Empty(await run.House.Get<DatabaseCheckup>().FindAsync());
    }

    sealed class Run(int seed) : IAsyncDisposable
    {
        readonly Random _random = new(seed);
        readonly LedgerModel _model = new();
        readonly SteppingTime _time = new();
        readonly TempFolder _folder = new();
        List<Member> _members = [];
        List<Guid> _categories = [];

        public TestServices House { get; private set; } = null!;

        public static async Task<Run> StartAsync(int seed, int people)
        {
            var run = new Run(seed);
            run.House = await TestServices.OpenAsync(run._folder, run._time);
            var host = await run.House.MoveInAsync();
            run._members = [host];
            for (var i = 1; i < people; i++) run._members.Add(await run.House.JoinAsync(host, $"Member{i}"));
            run._categories =
            [
                (await run.House.CategoryAsync(host)).Id, (await run.House.CategoryAsync(host, "Home")).Id,
            ];
            return run;
        }

        public async Task StepAsync()
        {
            var who = _random.Next(_members.Count);
            var member = _members[who];
            var live = Pick(row => row.Deletion is null);
            switch (_random.Next(12))
            {
                case <= 2:
                    var (id, fields) = (Guid.CreateVersion7(), RandomFields());
                    await House.Expenses.AddAsync(member, id, fields);
                    _model.Do(who, [(id, Row(fields))]);
                    break;
                case <= 4 when live is { } edited:
                    var change = Vary(_model.Rows[edited]);
                    await House.Expenses.EditAsync(member, edited, await VersionAsync(edited), change);
                    _model.Do(who, [(edited, Row(change, _model.Rows[edited].Tags))]);
                    break;
                case 5 when live is { } deleted:
                    await House.Expenses.DeleteAsync(member, deleted);
                    _model.Do(who, [(deleted, _model.Deleted(deleted))]);
                    break;
                case 6 when _model.Rows.Values.Any(r => r.Deletion is not null):
                    var trash = _model.Rows.Where(r => r.Value.Deletion is not null)
                        .Select(r => r.Key)
                        .Take(_random.Next(1, 4))
                        .ToList();
                    await House.Get<TrashService>().RestoreAsync(member, trash);
                    _model.Do(who, trash.Select(t => (t, _model.Rows[t] with { Deletion = null })));
                    break;
                case <= 8:
                    Assert.Equal(Names(_model.Undo(who)), Names(await House.Get<UndoService>().UndoAsync(member)));
                    break;
                case <= 10:
                    Assert.Equal(Names(_model.Redo(who)), Names(await House.Get<UndoService>().RedoAsync(member)));
                    break;
                default:
                    await RestartAsync();
                    break;
            }
            await AssertEqualAsync();
        }

        async Task RestartAsync()
        {
            await House.CloseAsync();
            House = await TestServices.OpenAsync(_folder, _time);
        }

        async Task AssertEqualAsync()
        {
            await using var db = await House.Contexts.CreateDbContextAsync();
            var rows = await db.Expenses.AsNoTracking().ToListAsync();
            var tags = await db.Tags.ToDictionaryAsync(t => t.Id.ToString("N"), t => t.Name);
            Assert.Equal(
                _model.Rows.OrderBy(r => r.Key).Select(
                    r => (r.Key, r.Value with { Deletion = r.Value.Deletion is null ? null : 1 })),
                rows.OrderBy(r => r.Id).Select(r => (r.Id, new LedgerModel.Row(
                    r.Title, r.Amount, r.CategoryId, r.Date, r.Note, Tags(r.TagIds?.Split(' ').Select(id => tags[id])),
                    r.DeletedAt is null ? null : 1))));
            var versions = await db.Changes.Where(c => c.Entity == "Expense" && c.Kind != ChangeKind.LeftAlone)
                .GroupBy(c => c.EntityId)
                .Select(g => new { g.Key, Version = g.Max(c => c.EntityVersion) })
                .ToListAsync();
            Assert.Equal(rows.OrderBy(r => r.Id).Select(r => (r.Id, r.Version)),
                versions.OrderBy(v => v.Key).Select(v => (v.Key, v.Version)));
        }

        Guid? Pick(Func<LedgerModel.Row, bool> which)
        {
            var ids = _model.Rows.Where(r => which(r.Value)).Select(r => r.Key).Order().ToList();
            return ids.Count == 0 ? null : ids[_random.Next(Math.Min(ids.Count, 4))];
        }

        async Task<long> VersionAsync(Guid id)
        {
            await using var db = await House.Contexts.CreateDbContextAsync();
            return await db.Expenses.Where(e => e.Id == id).Select(e => e.Version).SingleAsync();
        }

        ExpenseInput RandomFields() => new(
            $"Row {_random.Next(5)}", new Money(_random.Next(1, 5), _members[0].Currency), _categories[_random.Next(2)],
            new DateOnly(2026, 11, _random.Next(1, 4)), _random.Next(2) == 0 ? null : "Note",
            [.. new[] { "work", "bern", "été" }.Where(_ => _random.Next(3) == 0)]);

        ExpenseInput Vary(LedgerModel.Row row)
        {
            var (old, fresh) = (
                new ExpenseInput(
                    row.Title, new Money(row.Amount, _members[0].Currency), row.CategoryId, row.Date, row.Note),
                RandomFields());
            return _random.Next(4) switch
            {
                0 => old with { Tags = fresh.Tags },
                1 => old with { Amount = fresh.Amount },
                2 => old with { Title = fresh.Title, Note = fresh.Note },
                _ => fresh,
            };
        }

        static LedgerModel.Row Row(ExpenseInput fields, string tagsBefore = "") => new(
            fields.Title!, fields.Amount.Minor, fields.CategoryId, fields.Date, fields.Note,
            fields.Tags is null ? tagsBefore : Tags(fields.Tags));

        static string Tags(IEnumerable<string>? names) => string.Join(' ', (names ?? []).Order(StringComparer.Ordinal));

        static List<string>? Names(UndoResult? result) => result?.LeftAlone.Order().ToList();

        static List<string>? Names(List<string>? names) => names?.Order().ToList();

        public async ValueTask DisposeAsync() => await House.DisposeAsync();
    }

    /// <summary>A clock that moves on a second whenever somebody looks.</summary>
    sealed class SteppingTime : TimeProvider
    {
        long _ticks = new DateTimeOffset(2026, 11, 23, 8, 0, 0, TimeSpan.Zero).Ticks;

        public override DateTimeOffset GetUtcNow() =>
            new(Interlocked.Add(ref _ticks, TimeSpan.TicksPerSecond), TimeSpan.Zero);
    }
}
