using FinSight.Core;
using FinSight.Core.Demo;
using FinSight.Core.Expenses;
using FinSight.Core.Ledgers;
using FinSight.Core.Members;
using FinSight.Core.Sessions;
using FinSight.Core.Settings;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Tests.RuleCodes;

public sealed partial class RuleCodeTests
{
    Dictionary<Rule, Func<Task>> Ledgers => new()
    {
        [Rules.Ledgers.RoleTooLow] = async () =>
            await SpendAsync(await House.JoinAsync(Mara, "Viewer", Role.Viewer)),
        [Rules.Ledgers.NotYoursToCorrect] = async () =>
            await Get<ExpenseService>()
                .DeleteAsync(await House.JoinAsync(Mara, "Adder", Role.Adder), (await SpendAsync(Mara)).Id),
        [Rules.Ledgers.CurrencyChanged] = async () =>
        {
            var noah = await SomebodyAsync();
            await Get<CurrencyChangeService>().RunAsync(noah, "EUR");
            await SpendAsync(noah);
        },
        [Rules.Ledgers.CurrencyTooCoarse] = async () =>
        {
            await SpendAsync(Mara);
            await Get<CurrencyChangeService>().AskAsync(Mara, "JPY");
        },
        [Rules.Ledgers.CurrencyTooFine] = async () =>
        {
            var noah = await SomebodyAsync();
            await SpendAsync(noah, fields => fields with { Amount = new(Core.Amounts.Money.MaxMinor, noah.Currency) });
            await Get<CurrencyChangeService>().AskAsync(noah, "KWD");
        },
        [Rules.Ledgers.NameMissing] = () => Get<LedgerSettingsService>().RenameAsync(Mara, " "),
        [Rules.Ledgers.NameTooLong] = () =>
            Get<LedgerSettingsService>().RenameAsync(Mara, new string('x', Ledger.MaxName + 1)),
        [Rules.Ledgers.NameChanged] = async () =>
        {
            var noah = await SomebodyAsync();
            await Get<LedgerSettingsService>().RenameAsync(await House.JoinAsync(noah, "Jonas", Role.Owner), "Home");
            await Get<LedgerSettingsService>().RenameAsync(noah, "Trip");
        },
        [Rules.Ledgers.Archived] = async () =>
        {
            var noah = await SomebodyAsync();
            await Get<LedgerArchiveService>().ArchiveAsync(await House.SignInAsync(noah), noah.LedgerId);
            await SpendAsync(noah);
        },
        [Rules.Ledgers.NameNotTyped] = async () => await Get<LedgerArchiveService>().DeleteAsync(
            Get<SessionService>().ProofOf(await House.SignInAsync(Mara))!, Mara.LedgerId, "another"),
        [Rules.Ledgers.TooMany] = async () =>
        {
            var noah = await House.SignInAsync(await SomebodyAsync());
            for (var i = 0; i < LedgerCreationService.Most; i++)
                await Get<LedgerCreationService>()
                    .CreateAsync(noah, new($"{i}", "CHF", Categories: StartingCategoriesKind.Empty));
        },
        [Rules.Ledgers.FirstDayOutOfRange] = () => Get<LedgerSettingsService>().StartMonthsOnAsync(Mara, 33),
        [Rules.Ledgers.FirstDayChanged] = async () =>
        {
            await Get<LedgerSettingsService>().StartMonthsOnAsync(await House.JoinAsync(Mara, "Jonas", Role.Owner), 5);
            await Get<LedgerSettingsService>().StartMonthsOnAsync(Mara, 10);
        },
    };

    Dictionary<Rule, Func<Task>> Members => new()
    {
        [Rules.Members.RoleUnknown] = () => Get<MembershipService>().ChangeRoleAsync(Mara, Mara.UserId, (Role)9),
        [Rules.Members.LastOwner] = () => Get<MembershipService>().LeaveAsync(Mara),
        [Rules.Members.Disabled] = async () =>
        {
            var noah = await House.JoinAsync(Mara, "Noah");
            await using (var db = await House.Contexts.CreateDbContextAsync())
            {
                (await db.Users.SingleAsync(u => u.Id == noah.UserId))
                    .Disable(new(2026, 11, 23, 0, 0, 0, DateTimeKind.Utc));
                await db.SaveChangesAsync();
            }
            await Get<MembershipService>().HandOverAsync(Mara, noah.UserId);
        },
        [Rules.Members.InvitationRoleUnknown] = () =>
            Get<LedgerInvitationService>().MakeAsync(Mara, new(Role.Owner, 7)),
        [Rules.Members.InvitationDaysUnknown] = () =>
            Get<LedgerInvitationService>().MakeAsync(Mara, new(Role.Editor, 365)),
        [Rules.Members.InvitationsTooMany] = async () =>
        {
            for (var i = 0; i <= LedgerInvitationService.MostInADay; i++)
                await Get<LedgerInvitationService>().MakeAsync(Mara, new(Role.Editor, 7));
        },
    };

    Dictionary<Rule, Func<Task>> Demo => new()
    {
        [Rules.Demo.Filled] = async () =>
        {
            await Get<DemoService>().FillAsync(Mara, new(2026, 11, 23), key => key);
            await Get<DemoService>().FillAsync(Mara, new(2026, 11, 23), key => key);
        },
        [Rules.Demo.Missing] = async () => await Get<DemoService>().RemoveAsync(await SomebodyAsync()),
    };
}
