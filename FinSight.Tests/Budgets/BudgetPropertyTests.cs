using FinSight.Core;
using FinSight.Core.Budgets;
using FinSight.Core.Expenses;
using FinSight.Core.Ledgers;

namespace FinSight.Tests.Budgets;

/// <summary>The view of random ledgers against a recount made the slow and obvious way.</summary>
public sealed class BudgetPropertyTests
{
    static readonly DateOnly Begin = new(2025, 9, 1);

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 25)]
    [InlineData(3, 14)]
    [InlineData(4, 31)]
    [InlineData(5, Month.LastWorkingDay)]
    public async Task The_view_equals_a_recount_of_all_rows(int seed, int firstDay)
    {
        var random = new Random(seed);
        await using var house = await TestServices.OpenAsync();
        var mara = await house.MoveInAsync("Mara", firstDay);
        var parents = await PlantAsync(house, mara, random);
        var ids = parents.Keys.ToList();
        var expenses = Enumerable.Range(0, 400).Select(i => new ExpenseInput(
            $"No {i}", new Money(random.NextInt64(-2_000, 10_000) | 1, mara.Currency), ids[random.Next(ids.Count)],
            Begin.AddDays(random.Next(500)))).ToList();
        await house.Expenses.AddManyAsync(mara, expenses);
        var (service, models) = (house.Get<BudgetService>(), new Dictionary<Guid, Model>());
        for (var i = 0; i < 12; i++) await SetAsync(service, mara, models, random, ids);

        for (var i = 0; i < 15; i++)
        {
            var today = Begin.AddDays(random.Next(-20, 520));
            var view = await service.ViewAsync(mara, today);
            Assert.Equal(models.Count, view.Lines.Count);
            foreach (var line in view.Lines) Check(line, models[line.Budget.Id], today);
            CheckNotCovered(view);
        }

        void Check(BudgetLine line, Model model, DateOnly today)
        {
            var (limit, spent, first, last) = Recount(model, today < model.StartsOn ? model.StartsOn : today);
            var rests = model.Rests(first);
            Assert.Equal(
                (first, last, limit, spent), (line.Days.First, line.Days.Last, line.Status.Limit, line.Status.Spent));
            Assert.Equal(rests ? 0 : limit - spent, line.Status.Left);
            Assert.Equal(
                (today >= model.StartsOn && !rests, today >= model.StartsOn && rests), (line.IsRunning, line.IsPaused));
            Assert.Equal(
                rests || today < model.StartsOn ? null : Pace(model, first, last, spent, today), line.Status.PaceAtEnd);
        }

        long? Pace(Model model, DateOnly first, DateOnly last, long spent, DateOnly today)
        {
            var (soFar, gone) = (Spent(model, first, today), today.DayNumber - first.DayNumber + 1);
            var (total, part, before) = (0L, 0L, first);
            for (var i = 0; i < 3; i++)
            {
                var (end, begin) = (before.AddDays(-1), BudgetPeriodTests.NaiveFirst(
                    before.AddDays(-1), model.Cycle, model.StartsOn, firstDay));
                total += Spent(model, begin, end);
                var until = begin.AddDays(gone - 1);
                part += Spent(model, begin, today == last || until > end ? end : until);
                before = begin;
            }
            if (before < expenses.Min(e => e.Date) || total <= 0)
                return gone < 5 ? null : Math.Max(spent, Divide(soFar * (last.DayNumber - first.DayNumber + 1), gone));
            return part <= 0 || part * 10 < total ? null : Math.Max(spent, Divide(soFar * total, part));
        }

        static long Divide(long minor, long by) => (long)Math.Round((decimal)minor / by, MidpointRounding.AwayFromZero);

        long Spent(Model model, DateOnly first, DateOnly last) =>
            expenses.Where(e => e.Date >= first && e.Date <= last && IsBelow(e.CategoryId, model.CategoryId))
                .Sum(e => e.Amount.Minor);

        (long Limit, long Spent, DateOnly First, DateOnly Last) Recount(Model model, DateOnly day)
        {
            var carried = 0L;
            for (var first = First(model.StartsOn); ;)
            {
                var next = first.AddDays(1);
                while (First(next) != next) next = next.AddDays(1);
                var amount = model.Amounts.Last(line => line.From <= first || line == model.Amounts[0]).Minor;
                var spent = Spent(model, first, next.AddDays(-1));
                if (day < next) return (model.Rests(first) ? 0 : amount + carried, spent, first, next.AddDays(-1));
                var left = amount + carried - spent;
                if (!model.Rests(first)) carried = left > 0 && model.Left || left < 0 && model.Over ? left : 0;
                first = next;
            }
            DateOnly First(DateOnly of) => BudgetPeriodTests.NaiveFirst(of, model.Cycle, model.StartsOn, firstDay);
        }

        bool IsBelow(Guid? id, Guid? top) =>
            top is null || id == top || id is { } at && parents[at] is { } parent && IsBelow(parent, top);

        void CheckNotCovered(BudgetsView view) => Assert.Equal(
            view.Lines.Any(line => line.IsRunning && line.Budget.CategoryId is null) ? 0
                : expenses.Where(e => view.Month.Contains(e.Date))
                    .Where(
                        e => !view.Lines.Any(line => line.IsRunning && IsBelow(e.CategoryId, line.Budget.CategoryId)))
                    .Sum(e => e.Amount.Minor),
            view.NotCovered);
    }

    static async Task<Dictionary<Guid, Guid?>> PlantAsync(TestServices house, Member mara, Random random)
    {
        var categories = house.Get<FinSight.Core.Categories.CategoryService>();
        var parents = (await categories.ListAsync(mara)).Lines.Take(4)
            .ToDictionary(line => line.Category.Id, _ => (Guid?)null);
        var tops = parents.Keys.ToList();
        for (var i = 0; i < 8; i++)
        {
            var places = parents.Where(pair => pair.Value is null || tops.Contains(pair.Value.Value))
                .Select(pair => pair.Key).ToList();
            var parent = places[random.Next(places.Count)];
            parents[(await categories.AddAsync(mara, new($"Part {i}", "☕", "other", ParentId: parent))).Row.Id] =
                parent;
        }
        return parents;
    }

    static async Task SetAsync(
        BudgetService service, Member mara, Dictionary<Guid, Model> models, Random random, List<Guid> ids)
    {
        var cycle = Enum.GetValues<BudgetCycleKind>()[random.Next(6)];
        Guid? category = random.Next(6) == 0 ? null : ids[random.Next(ids.Count)];
        if (models.Values.Any(other => other.CategoryId == category && other.Cycle == cycle)) return;
        var (left, over, starts) = (random.Next(2) == 0, random.Next(2) == 0, Begin.AddDays(random.Next(300)));
        BudgetDetails row = await service.AddAsync(
            mara, new(category, new(random.Next(1, 90_000), mara.Currency), cycle, starts, left, over), starts);
        var model = new Model(category, cycle, row.StartsOn, left, over, [(row.StartsOn, row.Amount)]);
        models[row.Id] = model;
        for (var day = row.StartsOn.AddDays(random.Next(200)); random.Next(3) > 0; day = day.AddDays(random.Next(200)))
        {
            row = await service.EditAsync(
                mara, row.Id, row.Version, new(new Money(random.Next(1, 90_000), mara.Currency)), day);
            var from = BudgetPeriodTests.NaiveFirst(day, cycle, row.StartsOn, mara.FirstDay);
            model.Amounts.RemoveAll(line => line.From >= from);
            model.Amounts.Add((from, row.Amount));
        }
        for (var day = row.StartsOn.AddDays(random.Next(200)); random.Next(3) > 0; day = day.AddDays(random.Next(120)))
        {
            var on = random.Next(2) == 0;
            await (on ? service.PauseAsync(mara, row.Id, day) : service.ResumeAsync(mara, row.Id, day));
            model.Turns.Add((BudgetPeriodTests.NaiveFirst(day, cycle, row.StartsOn, mara.FirstDay), on));
        }
    }

    sealed record Model(
        Guid? CategoryId, BudgetCycleKind Cycle, DateOnly StartsOn, bool Left, bool Over,
        List<(DateOnly From, long Minor)> Amounts)
    {
        /// <summary>From which period on it rests, or goes on.</summary>
        public List<(DateOnly From, bool Rests)> Turns { get; } = [];

        public bool Rests(DateOnly first) => Turns.LastOrDefault(turn => turn.From <= first).Rests;
    }
}
