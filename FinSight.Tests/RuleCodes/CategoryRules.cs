using FinSight.Core;
using FinSight.Core.Categories;
using FinSight.Core.Ledgers;

namespace FinSight.Tests.RuleCodes;

public sealed partial class RuleCodeTests
{
    Dictionary<Rule, Func<Task>> Categories => new()
    {
        [Rules.Categories.NameMissing] = () => AddAsync(" "),
        [Rules.Categories.NameTooLong] = () => AddAsync(new string('x', 41)),
        [Rules.Categories.NameTaken] = () => AddAsync("travel"),
        [Rules.Categories.NameTakenByArchived] = async () =>
        {
            await CategoryService.ArchiveAsync(Mara, await IdOfAsync("Kids"));
            await AddAsync("Kids");
        },
        [Rules.Categories.NameIsAlias] = async () =>
        {
            await AddAsync("Trips", "Outings");
            await AddAsync("Outings");
        },
        [Rules.Categories.AliasUnreadable] = () => AddAsync("Boats", "a,b"),
        [Rules.Categories.AliasTooLong] = () => AddAsync("Boats", new string('a', 41)),
        [Rules.Categories.AliasesTooLong] = () =>
            AddAsync("Boats", [.. Enumerable.Range(0, 20).Select(i => new string('a', 19) + (char)('a' + i))]),
        [Rules.Categories.AliasTaken] = () => AddAsync("Boats", "Travel"),
        [Rules.Categories.IconNoEmoji] = () => CategoryService.AddAsync(Mara, Boats with { Icon = "x" }),
        [Rules.Categories.ColorUnknown] = () => CategoryService.AddAsync(Mara, Boats with { Color = "red" }),
        [Rules.Categories.ParentUnknown] = () =>
            CategoryService.AddAsync(Mara, Boats with { ParentId = Guid.NewGuid() }),
        [Rules.Categories.ParentArchived] = async () =>
        {
            await CategoryService.ArchiveAsync(Mara, await IdOfAsync("Health"));
            await CategoryService.AddAsync(Mara, Boats with { ParentId = await IdOfAsync("Health") });
        },
        [Rules.Categories.ParentBelow] = async () =>
        {
            var (top, part) = await NestAsync(await SomebodyAsync());
            await CategoryService.EditAsync(
                _nested, top.Id, top.Version, Boats with { Name = top.Name, ParentId = part.Id });
        },
        [Rules.Categories.ParentTooDeep] = async () =>
        {
            var (_, part) = await NestAsync(await SomebodyAsync());
            var third = await CategoryService.AddAsync(_nested, Boats with { Name = "Third", ParentId = part.Id });
            await CategoryService.AddAsync(_nested, Boats with { Name = "Fourth", ParentId = third.Row.Id });
        },
        [Rules.Categories.TooMany] = async () =>
        {
            await FillAsync("""
                INSERT INTO Categories (LedgerId, Id, Name, NameKey, Color, Icon, Position, Archived, Version)
                SELECT LedgerId, randomblob(16), 'c' || value, 'C' || value, 'groceries', '🥕', 99, 0, 1
                """, CategoryTree.Most);
            await AddAsync("Boats");
        },
        [Rules.Categories.Last] = async () =>
        {
            var noah = await SomebodyAsync();
            foreach (var line in (await CategoryService.ListAsync(noah)).Lines)
                await CategoryService.ArchiveAsync(noah, line.Category.Id);
        },
        [Rules.Categories.HasChildren] = async () =>
        {
            var (top, _) = await NestAsync(await SomebodyAsync());
            await CategoryService.RemoveAsync(_nested, top.Id);
        },
        [Rules.Categories.HasExpenses] = async () =>
        {
            var noah = await SomebodyAsync();
            await CategoryService.RemoveAsync(noah, (await SpendAsync(noah)).CategoryId);
        },
        [Rules.Categories.MergedIntoItself] = async () =>
        {
            var (_, part) = await NestAsync(await SomebodyAsync());
            await CategoryService.MergeAsync(_nested, part.Id, part.Version, part.Id);
        },
        [Rules.Categories.MergedIntoArchived] = async () =>
        {
            var (_, part) = await NestAsync(await SomebodyAsync());
            var home = (await House.CategoryAsync(_nested, "Home")).Id;
            await CategoryService.ArchiveAsync(_nested, home);
            await CategoryService.MergeAsync(_nested, part.Id, part.Version, home);
        },
        [Rules.Categories.MergedWithChildren] = async () =>
        {
            var (top, _) = await NestAsync(await SomebodyAsync());
            await CategoryService.MergeAsync(
                _nested, top.Id, top.Version, (await House.CategoryAsync(_nested, "Home")).Id);
        },
    };

    static readonly CategoryInput Boats = new("Boats", "⛵", "other");

    Member _nested = null!;

    async Task<CategoryRow> AddAsync(string name, params string[] aliases) =>
        await CategoryService.AddAsync(Mara, Boats with { Name = name, Aliases = aliases });

    async Task<Guid> IdOfAsync(string name) => (await House.CategoryAsync(Mara, name)).Id;

    async Task<(CategoryRow Top, CategoryRow Part)> NestAsync(Member member)
    {
        _nested = member;
        var top = await CategoryService.AddAsync(member, Boats);
        return (top, await CategoryService.AddAsync(member, Boats with { Name = "Part", ParentId = top.Row.Id }));
    }
}
