using System.Text.Encodings.Web;
using System.Text.Json;
using FinSight.Core;
using FinSight.Core.Sessions;
using FinSight.Tests.Data;

namespace FinSight.Tests.Isolation;

/// <summary>One user tries every service with another's ids: the answer is that of an id that nobody has.</summary>
public sealed class ServiceIsolationTests : IAsyncLifetime
{
    static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    TestServices _house = null!;
    SampleLedger _mine = null!;
    SampleLedger _theirs = null!;
    SignedIn _my = null!;
    SignedIn _their = null!;

    public static TheoryData<string> Positions => [.. ServiceIdParameters.All()];

    public async Task InitializeAsync()
    {
        _house = await TestServices.OpenAsync();
        _mine = await SampleLedger.FurnishAsync(await _house.MoveInAsync(), _house.Contexts, _house.Expenses);
        _mine = _mine with { Second = await _house.FoundAsync(_mine.Member) };
        _theirs = await SampleLedger.FurnishAsync(await _house.MoveInAsync(), _house.Contexts, _house.Expenses);
        (_my, _their) = (await _house.SignInAsync(_mine.Member), await _house.SignInAsync(_theirs.Member));
    }

    IEnumerable<IsolationCase> All => IsolationCases.Of(_house, _mine, _theirs, _my, _their);

    public async Task DisposeAsync() => await _house.DisposeAsync();

    [Theory]
    [MemberData(nameof(Positions))]
    public async Task Another_s_id_is_answered_like_a_missing_one_and_changes_nothing(string position)
    {
        var attempts = All.Where(attempt => attempt.Position == position).ToList();
        Assert.True(attempts.Count > 0, $"{position} is not tried: add it to {nameof(IsolationCases)}.");
        foreach (var attempt in attempts)
        {
            var before = await DumpAsync();
            var missing = await AnswerAsync(attempt, attempt.Missing);
            Assert.Equal(missing, await AnswerAsync(attempt, attempt.Theirs));
            Assert.Equal(before, await DumpAsync());
        }
        Assert.NotEqual(
            await AnswerAsync(attempts[0], attempts[0].Missing), await AnswerAsync(attempts[0], attempts[0].Mine));
    }

    [Fact]
    public void Every_attempt_is_at_a_position_that_exists() =>
        Assert.Empty(All.Select(attempt => attempt.Position).Except(ServiceIdParameters.All()));

    static async Task<string> AnswerAsync(IsolationCase attempt, Guid id)
    {
        try
        {
            return JsonSerializer.Serialize(await attempt.Call(id), Plain);
        }
        catch (Exception problem) when (problem is RuleException or NotFoundException)
        {
            return $"{problem.GetType().Name} {(problem as RuleException)?.Field}: {problem.Message}";
        }
    }

    async Task<IReadOnlyList<string>> DumpAsync()
    {
        await using var db = await _house.Contexts.CreateDbContextAsync();
        return await db.DumpAsync();
    }
}
