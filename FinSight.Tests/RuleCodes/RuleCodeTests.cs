using System.Reflection;
using FinSight.Core;
using FinSight.Core.Accounts;
using FinSight.Core.Categories;
using FinSight.Core.Expenses;
using FinSight.Core.Ledgers;
using FinSight.Core.Sessions;
using FinSight.Core.Tags;
using FinSight.Tests.Architecture;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Tests.RuleCodes;

/// <summary>Each rule is broken once, through a public door, and tells its own code.</summary>
public sealed partial class RuleCodeTests : ServiceTestBase
{
    public static TheoryData<string> Rooms => [.. typeof(Rules).GetNestedTypes().Select(room => room.Name)];

    [Theory]
    [MemberData(nameof(Rooms))]
    public async Task Each_rule_of_a_room_is_told_by_its_code(string room)
    {
        var breaks = Breaks(room);
        List<string> findings = [];
        foreach (var field in typeof(Rules).GetNestedType(room)!.GetFields(BindingFlags.Public | BindingFlags.Static))
        {
            var rule = (Rule)field.GetValue(null)!;
            var told = breaks.TryGetValue(rule, out var act) ? await ToldAsync(act) : "nothing that breaks it";
            if (told != rule.Code) findings.Add($"{rule}: {told}");
        }
        findings.AssertNone();
    }

    Dictionary<Rule, Func<Task>> Breaks(string room) => room switch
    {
        nameof(Rules.Money) => Money,
        nameof(Rules.Ledgers) => Ledgers,
        nameof(Rules.Members) => Members,
        nameof(Rules.Categories) => Categories,
        nameof(Rules.Tags) => Tags,
        nameof(Rules.Expenses) => Expenses,
        nameof(Rules.Moves) => Moves,
        nameof(Rules.Alerts) => Alerts,
        nameof(Rules.Budgets) => Budgets,
        nameof(Rules.Filter) => Filter,
        nameof(Rules.QuickEntry) => QuickEntry,
        nameof(Rules.Demo) => Demo,
        nameof(Rules.Accounts) => Accounts,
        nameof(Rules.Sessions) or nameof(Rules.Administration) => Administration,
        nameof(Rules.SecondFactor) => SecondFactor,
        nameof(Rules.Passkeys) => Passkeys,
        nameof(Rules.Providers) => Providers,
        nameof(Rules.Links) or nameof(Rules.Mail) => LinksAndMail,
        nameof(Rules.Tokens) => Tokens,
        nameof(Rules.Webhooks) => Webhooks,
        nameof(Rules.Connections) or nameof(Rules.Inbox) => Arriving,
        nameof(Rules.Backup) => Backups,
        _ => Data,
    };

    static async Task<string> ToldAsync(Func<Task> act)
    {
        try
        {
            await act();
            return "nothing was refused";
        }
        catch (RuleException broken)
        {
            return broken.Rule.Code;
        }
    }

    T Get<T>() where T : notnull => House.Get<T>();

    CategoryService CategoryService => Get<CategoryService>();

    TagService TagService => Get<TagService>();

    /// <summary>Somebody whose ledger nothing has happened to.</summary>
    Task<Member> SomebodyAsync() => House.MoveInAsync("Noah");

    async Task<FreshProof> ProofAsync(Member member) => Get<SessionService>().ProofOf(await House.SignInAsync(member))!;

    async Task<ExpenseRow> SpendAsync(Member member, Func<ExpenseInput, ExpenseInput>? with = null)
    {
        var fields = await House.FieldsAsync(member);
        return await House.Expenses.AddAsync(member, Guid.CreateVersion7(), with is null ? fields : with(fields));
    }

    /// <summary>A row for each number from 1.</summary>
    async Task FillAsync(string insert, int rows)
    {
        await using var db = await House.Contexts.CreateDbContextAsync();
        var sql =
            $"WITH n (value) AS (SELECT 1 UNION ALL SELECT value + 1 FROM n WHERE value < {rows}) {insert} FROM Memberships, n";
        await db.Database.ExecuteSqlRawAsync(sql);
    }
}
