using FinSight.Core.Data;
using FinSight.Core.Webhooks;

namespace FinSight.Tests.Webhooks;

/// <summary>What waits to be sent, and in which order, whatever becomes of the messages before.</summary>
public sealed class WebhookDeliveryStoreTests : IAsyncLifetime
{
    readonly FakeTime _time = new();

    TestServices _house = null!;
    Core.Ledgers.Member _mara = null!;
    Guid _hook;

    WebhookDeliveryStore Outbox => _house.Get<WebhookDeliveryStore>();

    WebhookService Hooks => _house.Get<WebhookService>();

    public async Task InitializeAsync()
    {
        _house = await TestServices.OpenAsync(time: _time);
        _mara = await _house.MoveInAsync();
        _hook = (await Hooks.AddAsync(_mara, "https://hooks.example/finsight", WebhookEventKinds.All)).Id;
    }

    public async Task DisposeAsync() => await _house.DisposeAsync();

    [Fact]
    public async Task Each_change_waits_from_its_transaction_on_and_comes_in_its_order()
    {
        await SpendAsync("One");
        await SpendAsync("Two");
        var (first, second) = (await TakeAsync(), default(ClaimedWebhookDelivery));
        Assert.Null(await Outbox.TakeAsync());
        await Outbox.EndAsync(first, 200, "");
        second = await TakeAsync();
        Assert.True(second.Sequence > first.Sequence);
        await Outbox.EndAsync(second, 204, "");
        Assert.Null(await Outbox.TakeAsync());
    }

    [Fact]
    public async Task An_answer_is_kept_without_what_no_database_takes()
    {
        await SpendAsync("One");
        await Outbox.EndAsync(await TakeAsync(), 500, $"a\0b {new string('x', WebhookDelivery.MaxAnswer - 5)}😀");
        var kept = (await Hooks.DeliveriesAsync(_mara, _hook))[0].Answer!;
        Assert.StartsWith("a b", kept, StringComparison.Ordinal);
        Assert.Equal(Core.TextNormalizer.WellFormed(kept), kept);
    }

    [Fact]
    public async Task What_somebody_died_over_is_there_again_under_the_same_id()
    {
        await SpendAsync("One");
        var first = await TakeAsync();
        _time.Advance(TimeSpan.FromSeconds(61));
        Assert.Equal(first.MessageId, (await TakeAsync()).MessageId);
    }

    [Fact]
    public async Task Who_comes_too_late_changes_nothing_of_what_another_has_by_then()
    {
        await SpendAsync("One");
        var late = await TakeAsync();
        _time.Advance(TimeSpan.FromSeconds(61));
        var job = await TakeAsync();
        await Outbox.EndAsync(late, 410, "gone");
        await Outbox.HandBackAsync(late);
        Assert.Null(await Outbox.TakeAsync());
        await Outbox.EndAsync(job, 200, "ok");
        await Outbox.EndAsync(late, 500, "no");
        Assert.Null((await Hooks.ListAsync(_mara)).Single().DisabledAt);
        var told = Assert.Single(await Hooks.DeliveriesAsync(_mara, _hook));
        Assert.Equal((WebhookDeliveryStatus.Delivered, 1, "ok"), (told.State, told.Tries, told.Answer));
    }

    [Fact]
    public async Task What_waited_for_a_hook_that_was_off_for_a_month_is_not_sent_any_more()
    {
        await SpendAsync("One");
        await Hooks.EditAsync(_mara, _hook, null, null, isOn: false);
        _time.Advance(TimeSpan.FromDays(29));
        Assert.Equal(0, await Outbox.PruneAsync());
        _time.Advance(TimeSpan.FromDays(2));
        Assert.Equal(1, await Outbox.PruneAsync());
        await Hooks.EditAsync(_mara, _hook, null, null, isOn: true);
        Assert.Null(await Outbox.TakeAsync());
    }

    [Fact]
    [Trait("Only", "SQLite")]
    public async Task Whoever_begins_alone_need_not_wait_for_the_time_of_who_died_before()
    {
        await SpendAsync("One");
        var first = await TakeAsync();
        Assert.Null(await Outbox.TakeAsync());
        await Outbox.BeginAsync();
        Assert.Equal(first.MessageId, (await TakeAsync()).MessageId);
    }

    [PostgresFact]
    public async Task Whoever_writes_to_another_ledger_holds_no_message_up()
    {
        await SpendAsync("One");
        var noah = await _house.MoveInAsync("Noah");
        await using var db = await _house.Contexts.CreateDbContextAsync();
        await using var writing = await db.BeginAsync(WriteScopeKey.Ledger(noah.LedgerId), default);

        await Outbox.EndAsync(await TakeAsync(), 200, "ok").WaitAsync(TimeSpan.FromSeconds(10));

        Assert.Null(await Outbox.TakeAsync());
    }

    [Fact]
    public async Task A_failure_is_tried_again_with_growing_pauses_for_a_day_and_keeps_its_place()
    {
        await SpendAsync("One");
        await SpendAsync("Two");
        var first = await TakeAsync();
        var began = _time.GetUtcNow();
        for (var tries = 1; ; tries++)
        {
            await Outbox.EndAsync(first, tries == 1 ? 302 : 500, "no");
            if (await Outbox.NextAsync() is not { } next) break;
            Assert.Null(await Outbox.TakeAsync());
            _time.Advance(next - _time.GetUtcNow().UtcDateTime);
            var again = await TakeAsync();
            Assert.Equal(first.MessageId, again.MessageId);
            first = again;
        }
        Assert.InRange(_time.GetUtcNow() - began, TimeSpan.FromHours(24), TimeSpan.FromHours(26));
        Assert.NotNull((await Hooks.ListAsync(_mara)).Single().DisabledAt);
        var log = await Hooks.DeliveriesAsync(_mara, _hook);
        Assert.Equal([WebhookDeliveryStatus.Waiting, WebhookDeliveryStatus.Failed], log.Select(one => one.State));
        await Hooks.EditAsync(_mara, _hook, null, null, isOn: true);
        Assert.NotEqual(first.MessageId, (await TakeAsync()).MessageId);
    }

    [Fact]
    public async Task Gone_turns_the_hook_off_and_nothing_is_written_for_it_then()
    {
        await SpendAsync("One");
        await Outbox.EndAsync(await TakeAsync(), 410, "gone");
        await SpendAsync("Two");
        Assert.Single(await Hooks.DeliveriesAsync(_mara, _hook));
        Assert.Null(await Outbox.NextAsync());
    }

    [Fact]
    public async Task A_message_can_be_sent_again_and_its_hook_goes_with_who_made_it()
    {
        await SpendAsync("One");
        var job = await TakeAsync();
        await Outbox.EndAsync(job, 200, "ok");
        await Hooks.ResendAsync(_mara, _hook, job.Id);
        Assert.Equal(job.MessageId, (await TakeAsync()).MessageId);
        Assert.Equal("ok", (await Hooks.DeliveriesAsync(_mara, _hook)).Single().Answer);
    }

    [Fact]
    public async Task After_a_rotation_messages_carry_two_signatures_for_a_day()
    {
        await SpendAsync("One");
        await Hooks.RotateAsync(_mara, _hook);
        Assert.Equal(2, (await TakeAsync()).Secrets.Count);
        _time.Advance(TimeSpan.FromHours(25));
        Assert.Single((await TakeAsync()).Secrets);
    }

    [Fact]
    public async Task A_hook_of_another_kind_of_events_hears_of_undo_alone()
    {
        await Hooks.EditAsync(_mara, _hook, null, WebhookEventKinds.BatchUndone, null);
        var batch = await SpendAsync("One");
        Assert.Null(await Outbox.TakeAsync());
        await _house.Get<Core.Changes.UndoService>().UndoAsync(_mara, batch);
        Assert.Equal(WebhookEventKinds.BatchUndone, (await TakeAsync()).Kind);
    }

    [Fact]
    public void A_message_is_signed_as_the_standard_has_it() => Assert.Equal(
        "v1,t2K4WX0LqqglE8YYsPMaOX8DVfJshIShM7fp9OjRoAM=",
        WebhookSignature.Of("msg_01TEST", 1777633200,
            """{"type":"expense.created","timestamp":"2026-05-01T11:00:00Z","data":{"id":"0196f000-0000-7000-8000-000000000001"}}""",
            ["whsec_Zmluc2lnaHQtdGVzdC1rZXktMDEyMzQ1Njc4OWFiY2Q="]));

    async Task<ClaimedWebhookDelivery> TakeAsync() =>
        await Outbox.TakeAsync() ?? throw new InvalidOperationException("Nothing waits.");

    async Task<Guid> SpendAsync(string title) =>
        (await _house.Expenses.AddAsync(
            _mara, Guid.CreateVersion7(), await _house.FieldsAsync(_mara, title))).BatchId!.Value;
}
