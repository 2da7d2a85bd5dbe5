using FinSight.Core;
using FinSight.Core.Doctor;
using FinSight.Core.Expenses;
using FinSight.Core.Ledgers;

namespace FinSight.Tests.Expenses;

/// <summary>
/// Two to four members edit, delete and bring back the same rows, each some fields and from what they saw last, in
/// random turns and all at once. Nothing that was acknowledged is lost: it is in the history, what somebody else wrote
/// in other fields is still there after a save, and who overwrote a field had seen it.
/// </summary>
public sealed class ConflictModelTests
{
    [Theory]
    [InlineData(1, 2)]
    [InlineData(2, 3)]
    [InlineData(3, 4)]
    [InlineData(4, 2)]
    [InlineData(5, 3)]
    [InlineData(6, 4)]
    public async Task No_update_is_lost(int seed, int people)
    {
        await using var run = await Run.StartAsync(seed, people);
        for (var step = 0; step < 120; step++) await run.StepAsync();
        await run.AssertNothingIsLostAsync();
    }

    sealed class Run(TestServices house, int seed) : IAsyncDisposable
    {
        readonly Random _random = new(seed);
        readonly List<Screen> _screens = [];
        readonly List<Guid> _rows = [];
        int _typed;

        public static async Task<Run> StartAsync(int seed, int people)
        {
            var run = new Run(await TestServices.OpenAsync(), seed);
            await run.MoveInAsync(people);
            return run;
        }

        /// <summary>One member does something, or all of them at once on one row.</summary>
        public async Task StepAsync()
        {
            var row = _rows[_random.Next(_rows.Count)];
            if (_random.Next(4) > 0) await Turn(_screens[_random.Next(_screens.Count)], row)();
            else await Task.WhenAll(_screens.Select(screen => Turn(screen, row)).ToList().Select(Task.Run));
        }

        public async Task AssertNothingIsLostAsync()
        {
            var saves = _screens.SelectMany(screen => screen.Saves).ToLookup(save => save.Id);
            foreach (var id in _rows)
            {
                var history = (await house.Get<ExpenseHistoryService>().VersionsAsync(_screens[0].Member, id))
                    .All.Reverse().ToList();
                Assert.Equal(history.Select((_, i) => i + 1L), history.Select(v => v.Version));
                Assert.Equal(saves[id].Select(s => s.Version).Order(),
                    history.Skip(1).Where(v => v.Fields.Any(f => f.Field != "DeletedAt")).Select(v => v.Version));
                foreach (var save in saves[id])
                    AssertMerged(save, version => Content.Of(history[(int)version - 1].State));
            }
            Assert.Empty(await house.Get<DatabaseCheckup>().FindAsync());
        }

        /// <summary>
        /// A save changed its own fields alone, and each of them over the value that its member had seen.
        /// </summary>
        static void AssertMerged(Save save, Func<long, Content> at)
        {
            var (seen, before, after) = (at(save.Seen), at(save.Version - 1), at(save.Version));
            Assert.Equal(before with
            {
                Title = save.Edit.Title ?? before.Title,
                Minor = save.Edit.Amount?.Minor ?? before.Minor,
                Note = save.Edit.Note ?? before.Note,
            }, after);
            if (save.Edit.Title is not null) Assert.Equal(seen.Title, before.Title);
            if (save.Edit.Amount is not null) Assert.Equal(seen.Minor, before.Minor);
            if (save.Edit.Note is not null) Assert.Equal(seen.Note, before.Note);
        }

        public ValueTask DisposeAsync() => house.DisposeAsync();

        async Task MoveInAsync(int people)
        {
            var host = await house.MoveInAsync();
            _screens.Add(new(house, host));
            for (var i = 1; i < people; i++) _screens.Add(new(house, await house.JoinAsync(host, $"Member{i}")));
            for (var i = 0; i < 3; i++)
            {
                var fields = await house.FieldsAsync(host, Type(), 100 + i);
                var row = await house.Expenses.AddAsync(host, Guid.CreateVersion7(), fields);
                foreach (var screen in _screens) screen.Seen[row.Row.Id] = row;
                _rows.Add(row.Row.Id);
            }
        }

        // What is random is settled first: turns may run side by side.
        Func<Task> Turn(Screen screen, Guid id)
        {
            var edit = Edit(_random.Next(1, 8));
            var (keepsMine, bringsBack) = (_random.Next(2) == 0, _random.Next(3) > 0);
            return _random.Next(6) switch
            {
                0 => () => screen.LookAsync(id),
                1 => () => screen.DeleteAsync(id),
                _ => () => screen.EditAsync(id, edit, keepsMine, bringsBack),
            };
        }

        // No value comes twice: whatever is found was written by one save.
        ExpenseEdit Edit(int fields) => new(
            (fields & 1) > 0 ? Type() : null,
            (fields & 2) > 0 ? new Money(1_000 + ++_typed, _screens[0].Member.Currency) : null,
            Note: (fields & 4) > 0 ? Type() : null);

        string Type() => $"Text {++_typed}";
    }

    /// <summary>What one member sees, and what was acknowledged to them.</summary>
    sealed class Screen(TestServices house, Member member)
    {
        public Member Member => member;

        public Dictionary<Guid, ExpenseRow> Seen { get; } = [];

        public List<Save> Saves { get; } = [];

        public async Task LookAsync(Guid id) => Seen[id] = await house.Expenses.FindAsync(member, id) ?? Seen[id];

        public async Task DeleteAsync(Guid id)
        {
            try
            {
                await house.Expenses.DeleteAsync(member, id);
            }
            catch (ConflictException<ExpenseRow> stale)
            {
                Seen[id] = stale.Current;
            }
        }

        /// <summary>
        /// Types over what was seen last, and goes on as the form does: theirs or mine, gone or brought back.
        /// </summary>
        public async Task EditAsync(Guid id, ExpenseEdit edit, bool keepsMine, bool bringsBack)
        {
            var isGone = false;
            while (true)
            {
                var seen = Seen[id];
                try
                {
                    Seen[id] = isGone
                        ? await house.Expenses.ReviveAsync(member, id, seen.Version, edit)
                        : await house.Expenses.EditAsync(member, id, seen.Version, edit);
                    Saves.Add(new(id, Seen[id].Version, seen.Version, edit));
                    return;
                }
                catch (ConflictException<ExpenseRow> stale)
                {
                    Seen[id] = stale.Current;
                    isGone = stale.Current.Deleted;
                    if (!keepsMine) return;
                }
                catch (NotFoundException)
                {
                    isGone = true;
                    if (!bringsBack) return;
                }
            }
        }
    }

    /// <param name="Seen">The version that the member saw when they saved.</param>
    sealed record Save(Guid Id, long Version, long Seen, ExpenseEdit Edit);

    sealed record Content(string Title, long Minor, string? Note)
    {
        public static Content Of(ExpenseSnapshot state) => new(state.Title, state.Amount, state.Note);
    }
}
