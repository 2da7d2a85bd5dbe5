using System.Diagnostics.Metrics;
using FinSight.Core.Backup;
using FinSight.Core.Data;
using FinSight.Core.Outbox;
using FinSight.Core.Telemetry;
using FinSight.Core.Webhooks;
using FinSight.Web.Circuits;
using FinSight.Web.RateLimits;

namespace FinSight.Web.Features.Telemetry;

/// <summary>What stands rather than happens, looked at twice a minute: who asks how often costs nothing.</summary>
sealed class ServerGauges : BackgroundService
{
    static readonly TimeSpan Every = TimeSpan.FromSeconds(30);

    readonly Meter _meter = new(Instruments.Name);
    readonly WebhookDeliveryStore _webhooks;
    readonly OutboxDeliveryStore _messages;
    readonly BackupStore _shelf;
    readonly IDatabaseOperations _database;
    readonly TimeProvider _time;
    readonly ILogger<ServerGauges> _logger;
    long _hooks, _letters, _bytes;
    DateTime? _backedUpAt;

    public ServerGauges(
        WebhookDeliveryStore webhooks, OutboxDeliveryStore messages, BackupStore shelf, IDatabaseOperations database,
        CircuitLimiter circuits,
        TimeProvider time, ILogger<ServerGauges> logger)
    {
        (_webhooks, _messages) = (webhooks, messages);
        (_shelf, _database, _time, _logger) = (shelf, database, time, logger);
        _meter.CreateObservableGauge(
            "finsight.circuits", () => circuits.Count, "{page}", "Open pages, with those whose line is lost for now.");
        _meter.CreateObservableGauge<long>(
            "finsight.outbox.depth", Depths, "{message}", "Messages of webhooks, letters and pushes that wait.");
        _meter.CreateObservableGauge(
            "finsight.database.size", () => Interlocked.Read(ref _bytes), "By", "What the database takes on disk.");
        _meter.CreateObservableGauge<double>(
            "finsight.backup.age", BackupAge, "s", "Since the last backup that is sound; none where there is none.");
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, _time);
        do await LookAsync(stoppingToken);
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    public override void Dispose()
    {
        _meter.Dispose();
        base.Dispose();
    }

    internal async Task LookAsync(CancellationToken cancel)
    {
#pragma warning disable CA1031 // What can't be looked at now keeps its last value; the health check says what is wrong.
        try
        {
            Interlocked.Exchange(ref _hooks, await _webhooks.CountAsync(cancel));
            Interlocked.Exchange(ref _letters, await _messages.CountAsync(cancel));
            Interlocked.Exchange(ref _bytes, await _database.SizeAsync(cancel));
            _backedUpAt = _shelf.List().FirstOrDefault(backup => backup.IsProven)?.MadeAt;
        }
        catch (Exception problem) when (problem is not OperationCanceledException)
        {
            _logger.LogWarning("The server's gauges can't be read: {Reason}", problem.Message);
        }
#pragma warning restore CA1031
    }

    IEnumerable<Measurement<long>> Depths() =>
    [
        new(Interlocked.Read(ref _hooks), new KeyValuePair<string, object?>("kind", "webhook")),
        new(Interlocked.Read(ref _letters), new KeyValuePair<string, object?>("kind", "message")),
    ];

    IEnumerable<Measurement<double>> BackupAge() =>
        _backedUpAt is { } at ? [new((_time.GetUtcNow().UtcDateTime - at).TotalSeconds)] : [];
}
