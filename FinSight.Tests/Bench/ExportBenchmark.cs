using System.Diagnostics;
using System.Globalization;
using FinSight.Core;
using FinSight.Core.Expenses;
using FinSight.Core.Export;
using FinSight.Core.Reports;
using FinSight.Core.Security;
using FinSight.Web;
using FinSight.Web.Features.Reports.Drawing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace FinSight.Tests.Bench;

/// <summary>A million expenses as a file while others add, and reports of a month and of a year.</summary>
static class ExportBenchmark
{
    const int Rows = 1_000_000, MiB = 1 << 20;

    public static async IAsyncEnumerable<Figure> MeasureAsync(int scale)
    {
        await using var ledger = await BenchLedger.OpenAsync(Rows);
        foreach (var format in Enum.GetValues<ExportFormat>())
        {
            var (adds, file) = (new TimingSamples(), new Counted());
            var fields = await ledger.House.FieldsAsync(ledger.Member);
            var rest = Settled();
            var watch = Stopwatch.StartNew();
            file.Begin();
            var writing = Task.Run(() => ledger.House.Get<ExpenseExportService>().WriteAsync(
                ledger.Member, new(ExpenseFilter.Everything, Format: format), file, ClientInfo.Unknown));
            while (!writing.IsCompleted)
            {
                await adds.MeasureAsync(
                    1, () => ledger.House.Expenses.AddAsync(ledger.Member, Guid.CreateVersion7(), fields));
                await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System);
            }
            await writing;
            var seconds = watch.Elapsed.TotalSeconds;
            yield return Value($"{format} of 1 million expenses", $"{seconds:0.0} s", "≤ 10 s", seconds <= 10);
            yield return Value(
                $"{format}: first byte",
                $"{file.First.TotalMilliseconds:0} ms",
                "≤ 200 ms",
                file.First.TotalMilliseconds <= 200);
            yield return Value(
                $"{format}: memory above rest",
                $"{(file.Most - rest) / MiB} MB",
                "≤ 60 MB",
                file.Most - rest <= 60 * MiB);
            yield return Figure.Percentile($"{format}: adds meanwhile", adds, 0.95, 60, "");
        }
        await foreach (var figure in ReportsAsync(scale)) yield return figure;
    }

    static async IAsyncEnumerable<Figure> ReportsAsync(int scale)
    {
        await using var ledger = await BenchLedger.OpenAsync(5_000);
        var all = await ledger.House.Get<ReportService>()
            .ViewAsync(ledger.Member, new(ExpenseFilter.Everything, BenchLedger.Today));
        var month = new ExpenseFilter { From = all.Days.Last.AddDays(-30), To = all.Days.Last };
        var rest = Settled();
        foreach (var (name, filter, list, target) in new[]
        {
            ("PDF of a month", month, false, 300), ("PDF with 5,000 rows", ExpenseFilter.Everything, true, 3_000),
        })
        {
            var times = new TimingSamples();
            await DrawAsync(ledger, filter, list);
            await times.MeasureAsync(scale * 2, () => DrawAsync(ledger, filter, list));
            yield return Figure.Percentile(name, times, 0.95, target, "");
        }
        var more = (Environment.WorkingSet - rest) / MiB;
        yield return Value("PDF with 5,000 rows: memory above rest", $"{more} MB", "≤ 150 MB", more <= 150);
    }

    static async Task DrawAsync(BenchLedger ledger, ExpenseFilter filter, bool withList)
    {
        var view = await ledger.House.Get<ReportService>()
            .ViewAsync(ledger.Member, new(filter, BenchLedger.Today, withList));
        var texts = new ServiceCollection()
            .AddLogging()
            .AddTexts()
            .BuildServiceProvider()
            .GetRequiredService<IStringLocalizer<Texts>>();
        var culture = CultureInfo.GetCultureInfo("en-GB");
        ReportDocument.Draw(
            new(
                view, "Household", "Mara", BenchLedger.Today, ledger.Member.Currency, 1, culture, "en",
                PaperDimensions.A4, null, withList)
            {
                T = texts,
            },
            new MemoryStream());
    }

    static long Settled()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        return Environment.WorkingSet;
    }

    static Figure Value(string name, FormattableString value, string target, bool met) =>
        new(name, null, Figure.Text(value), "", target, met);

    /// <summary>Takes a file and forgets it.</summary>
    sealed class Counted : Stream
    {
        readonly Stopwatch _since = new();

        public TimeSpan First { get; private set; }

        public long Most { get; private set; }

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public void Begin() => _since.Start();

        public override void Flush() { }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count)
        {
            if (First == default) First = _since.Elapsed;
            Most = Math.Max(Most, Environment.WorkingSet);
        }

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Write([], 0, 0);
            return ValueTask.CompletedTask;
        }

        public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();
    }
}
