using FinSight.Core;
using FinSight.Core.Expenses;
using FinSight.Core.Tags;

namespace FinSight.Tests.RuleCodes;

public sealed partial class RuleCodeTests
{
    Dictionary<Rule, Func<Task>> Tags => new()
    {
        [Rules.Tags.Missing] = () =>
            Get<ExpenseBulkService>().TagAsync(Mara, ExpenseSelection.All(ExpenseFilter.Everything), []),
        [Rules.Tags.Wordless] = () => SpendAsync(Mara, fields => fields with { Tags = ["-"] }),
        [Rules.Tags.WrongCharacter] = () => SpendAsync(Mara, fields => fields with { Tags = ["wo!rk"] }),
        [Rules.Tags.TooLong] = () =>
            SpendAsync(Mara, fields => fields with { Tags = [new string('x', TagRules.MaxName + 1)] }),
        [Rules.Tags.TooManyOnExpense] = () =>
            SpendAsync(Mara, fields => fields with { Tags = [.. Enumerable.Range(0, 11).Select(i => $"t{i}")] }),
        [Rules.Tags.TooManyInLedger] = async () =>
        {
            await FillAsync("""
                INSERT INTO Tags (LedgerId, Id, Name, NameKey, Version)
                SELECT LedgerId, randomblob(16), 't' || value, 'T' || value, 1
                """, TagRules.MostPerLedger);
            await SpendAsync(Mara, fields => fields with { Tags = ["more"] });
        },
        [Rules.Tags.NameTaken] = async () =>
        {
            var noah = await SomebodyAsync();
            await SpendAsync(noah, fields => fields with { Tags = ["work", "office"] });
            var work = (await TagService.ListAsync(noah)).Tags.Single(tag => tag.Name == "work");
            await TagService.RenameAsync(noah, work.Id, work.Version, "OFFICE");
        },
        [Rules.Tags.MergedIntoItself] = async () =>
        {
            var id = Guid.NewGuid();
            await TagService.MergeAsync(Mara, id, id);
        },
    };

    Dictionary<Rule, Func<Task>> Expenses => new()
    {
        [Rules.Expenses.CountDiffers] = async () =>
        {
            var noah = await SomebodyAsync();
            await Get<ExpenseBulkService>().MoveAsync(
                noah, ExpenseSelection.All(ExpenseFilter.Everything), (await House.CategoryAsync(noah)).Id,
                expected: 5);
        },
        [Rules.Expenses.IdUnusable] = async () =>
            await House.Expenses.AddAsync(Mara, Guid.Empty, await House.FieldsAsync(Mara)),
        [Rules.Expenses.IdTaken] = async () =>
        {
            var noah = await SomebodyAsync();
            var (id, fields) = (Guid.NewGuid(), await House.FieldsAsync(noah));
            await Get<ExpenseOnceService>().AddAsync(noah, id, fields);
            await Get<ExpenseOnceService>().AddAsync(noah, id, fields with { Title = "Tea" });
        },
        [Rules.Expenses.TitleMissing] = () => SpendAsync(Mara, fields => fields with { Title = " " }),
        [Rules.Expenses.TitleTooLong] = () => SpendAsync(Mara, fields => fields with { Title = new string('x', 101) }),
        [Rules.Expenses.NoteTooLong] = () => SpendAsync(Mara, fields => fields with { Note = new string('x', 1001) }),
        [Rules.Expenses.AmountOutOfRange] = () =>
            SpendAsync(Mara, fields => fields with { Amount = new(Core.Amounts.Money.MaxMinor + 1, Mara.Currency) }),
        [Rules.Expenses.AmountNotInLedgerCurrency] = () =>
            SpendAsync(Mara, fields => fields with { Amount = new(450, Currency.Of("EUR")) }),
        [Rules.Expenses.DateOutOfRange] = () => SpendAsync(Mara, fields => fields with { Date = new(1899, 12, 31) }),
        [Rules.Expenses.CategoryMissing] = () =>
            SpendAsync(Mara, fields => fields with { CategoryId = Guid.NewGuid() }),
        [Rules.Expenses.RepeatArchived] = async () =>
        {
            var noah = await SomebodyAsync();
            var row = await SpendAsync(noah);
            await CategoryService.ArchiveAsync(noah, row.CategoryId);
            await House.Expenses.RepeatAsync(noah, row.Id, row.Date);
        },
        [Rules.Expenses.CategoryGone] = async () =>
        {
            var row = await SpendAsync(Mara);
            await House.Expenses.EditAsync(Mara, row.Id, row.Version, new(CategoryId: await IdOfAsync("Home")));
            await CategoryService.RemoveAsync(Mara, row.CategoryId);
            var first = (await Get<ExpenseHistoryService>().VersionsAsync(Mara, row.Id)).All[^1];
            await Get<ExpenseHistoryService>().RestoreAsync(Mara, row.Id, first.Sequence);
        },
    };
}
