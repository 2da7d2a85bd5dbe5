using System.Reflection;
using FinSight.Core;
using FinSight.Core.Changes;
using FinSight.Core.Expenses;
using FinSight.Core.Export;
using FinSight.Core.Ledgers;
using FinSight.Core.Members;
using FinSight.Core.QuickEntry;
using FinSight.Core.Security;
using FinSight.Core.Settings;
using FinSight.Tests.Data;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Tests.Isolation;

/// <summary>Every service method that takes a member, called by a viewer, an adder, an editor and an owner.</summary>
public sealed class RoleTests : IAsyncLifetime
{
    /// <summary>What an adder may do to expenses of their own, added within the last day, and to no others.</summary>
    static readonly string[] Corrections =
    [
        "ExpenseBulkService.DeleteAsync", "ExpenseBulkService.MoveAsync", "ExpenseBulkService.DateAsync",
        "ExpenseBulkService.TagAsync",
        "ExpenseHistoryService.RestoreAsync", "ExpenseService.EditAsync", "ExpenseService.ReviveAsync",
        "ExpenseService.DeleteAsync",
        "TrashService.RestoreAsync", "ExpenseBatchService.RunAllAsync", "ExpenseBatchService.RunEachAsync",
    ];

    /// <summary>What signing in writes, with which an attempt begins.</summary>
    static readonly string[] SigningIn = ["Sessions:", "SecurityEvents:", "sqlite_sequence:"];

    /// <summary>They look first for something of one's own, which a lesser role never has.</summary>
    static readonly string[] LookFirst =
        ["UndoService.UndoAsync", "UndoService.RedoAsync", "OfflineQuickEntryAdder.AddAsync"];

    const string Refusal = "Your role in this ledger does not allow that.";
    const string NotYours = "You may correct only what you added yourself, for 24 hours.";

    readonly FakeTime _time = new();

    TestServices _house = null!;
    SampleLedger _home = null!;
    SampleLedger _elsewhere = null!;
    Dictionary<Role, Member> _members = [];
    readonly Dictionary<Guid, Member> _seconds = [];

    public static TheoryData<string> Methods => [.. MemberMethods().Select(NameOf).Distinct()];

    public async Task InitializeAsync()
    {
        _house = await TestServices.OpenAsync(time: _time);
        var owner = await _house.MoveInAsync();
        _home = await SampleLedger.FurnishAsync(owner, _house.Contexts, _house.Expenses);
        _elsewhere = await SampleLedger.FurnishAsync(
            await _house.MoveInAsync("Noah"), _house.Contexts, _house.Expenses);
        _members = new()
        {
            [Role.Viewer] = await _house.JoinAsync(owner, "Viewer", Role.Viewer),
            [Role.Adder] = await _house.JoinAsync(owner, "Adder", Role.Adder),
            [Role.Editor] = await _house.JoinAsync(owner, "Editor", Role.Editor),
            [Role.Owner] = owner,
        };
        foreach (var member in _members.Values) _seconds[member.UserId] = await _house.FoundAsync(member);
    }

    public async Task DisposeAsync() => await _house.DisposeAsync();

    [Fact]
    public void Every_method_says_who_may_call_it() =>
        Assert.Equal(
            MemberMethods().Select(NameOf).Distinct().Order(StringComparer.Ordinal),
            LeastRoles.All.Keys.Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Methods))]
    public async Task A_lesser_role_is_refused_and_changes_nothing(string method)
    {
        var least = LeastRoles.All[method];
        var before = await DumpAsync();
        foreach (var (role, member) in _members.Where(one => one.Key < least))
            foreach (var call in await CallsAsync(method, member))
            {
                var answer = await AnswerAsync(call);
                if (!LookFirst.Contains(method)) Assert.Equal((role, Refusal), (role, answer));
            }
        Assert.Equal(before, await DumpAsync());
        if (!LookFirst.Contains(method))
            Assert.Equal(_members.Where(one => one.Key < least).Select(one => one.Value.UserId), await RefusedAsync());

        var mine = await CallsAsync(method, _members[least]);
        Assert.NotEmpty(mine);
        Assert.NotEqual(Refusal, await AnswerAsync(LookFirst.Contains(method) ? mine[^1] : mine[0]));
    }

    public static TheoryData<string> Corrected => [.. Corrections];

    [Theory]
    [MemberData(nameof(Corrected))]
    public async Task An_adder_corrects_their_own_of_the_last_day_and_no_other(string method)
    {
        var adder = _members[Role.Adder];
        var own = await SampleLedger.SpendAsync(_home with { Member = adder }, _house.Expenses, _home.Member);
        Assert.Equal(NotYours, await TryAsync(method, adder, _home));
        Assert.Equal("done", await TryAsync(method, adder, own));

        own = await SampleLedger.SpendAsync(_home with { Member = adder }, _house.Expenses, _home.Member);
        await _house.Get<LedgerSettingsService>().LetAddersCorrectAsync(_home.Member, false);
        // Also for whoever entered while the rule was on.
        Assert.Equal(Refusal, await TryAsync(method, adder, own));
        Assert.Equal(
            Refusal,
            await TryAsync(
                method, await _house.Get<LedgerAccessService>().EnterAsync(adder.UserId, adder.LedgerId), own));
        await _house.Get<LedgerSettingsService>().LetAddersCorrectAsync(_home.Member, true);

        _time.Advance(TimeSpan.FromHours(24) + TimeSpan.FromSeconds(1));
        Assert.Equal(NotYours, await TryAsync(method, adder, own));
        Assert.NotEqual(NotYours, await TryAsync(method, _members[Role.Editor], own));
    }

    /// <summary>
    /// The answer of the first call with a row, which must have changed nothing where it was refused.
    /// </summary>
    async Task<string> TryAsync(string method, Member member, SampleLedger rows)
    {
        var before = await DumpAsync();
        var home = rows with { Member = member };
        var (me, them) = (await _house.SignInAsync(member), await _house.SignInAsync(_elsewhere.Member));
        var attempt = IsolationCases.Of(_house, home, _elsewhere, me, them)
            .First(one => one.Position.StartsWith($"{method} ", StringComparison.Ordinal));
        var answer = await AnswerAsync(() => attempt.Call(attempt.Mine));
        if (answer != "done") Assert.Equal(before, await DumpAsync());
        return answer;
    }

    async Task<IReadOnlyList<Guid>> RefusedAsync()
    {
        await using var db = await _house.Contexts.CreateDbContextAsync();
        return await db.SecurityEvents.Where(line => line.Act == SecurityEventKind.RoleRefused)
            .OrderBy(line => line.Sequence)
            .Select(line => line.UserId!.Value).ToListAsync();
    }

    static async Task<string> AnswerAsync(Func<Task> call)
    {
        try
        {
            await call();
            return "done";
        }
        catch (RuleException rule)
        {
            return rule.Said();
        }
        catch (NotFoundException)
        {
            return "missing";
        }
    }

    async Task<IReadOnlyList<Func<Task>>> CallsAsync(string method, Member member)
    {
        var home = _home with { Member = member, Second = _seconds[member.UserId] };
        var (me, them) = (await _house.SignInAsync(member), await _house.SignInAsync(_elsewhere.Member));
        var calls = IsolationCases.Of(_house, home, _elsewhere, me, them)
            .Where(attempt => attempt.Position.StartsWith($"{method} ", StringComparison.Ordinal))
            .Select(attempt => (Func<Task>)(() => attempt.Call(attempt.Mine)))
            .ToList();
        if (CallsWithoutId.Of(_house, _home, member).TryGetValue(method, out var other)) calls.Add(other);
        return calls;
    }

    static IEnumerable<MethodInfo> MemberMethods() => ServiceIdParameters.Services()
        .SelectMany(
            service => service.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
        .Where(method => method.GetParameters() is [{ ParameterType: var first }, ..] && first == typeof(Member));

    static string NameOf(MethodInfo method) => $"{method.DeclaringType!.Name}.{method.Name}";

    async Task<IReadOnlyList<string>> DumpAsync()
    {
        await using var db = await _house.Contexts.CreateDbContextAsync();
        return [.. (await db.DumpAsync())
            .Where(row => !SigningIn.Any(table => row.StartsWith(table, StringComparison.Ordinal)))];
    }

    T Get<T>() where T : notnull => _house.Get<T>();
}
