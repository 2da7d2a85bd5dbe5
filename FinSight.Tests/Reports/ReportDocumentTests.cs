using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using FinSight.Core;
using FinSight.Core.Dashboard;
using FinSight.Core.Reports;
using FinSight.Tests.Architecture;
using FinSight.Web;
using FinSight.Web.Features.Reports.Drawing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using PdfSharp.Pdf.IO;

namespace FinSight.Tests.Reports;

/// <summary>
/// What stands on paper. Where Debian's poppler-utils and qpdf are not installed, only that a library reads it.
/// </summary>
public sealed partial class ReportDocumentTests
{
    static readonly DateRange November = new(new(2026, 11, 1), new(2026, 11, 30));

    [Theory]
    [InlineData("en-GB", "month", "a4")]
    [InlineData("de-CH", "large", "letter")]
    [InlineData("fr-FR", "nothing", "a4")]
    [InlineData("de-DE", "refunds", "letter")]
    [InlineData("ar-EG", "month", "a4")]
    public async Task A_reader_opens_it_without_a_complaint_and_it_says_what_it_is(
        string culture, string which, string paper)
    {
        var report = Report(culture, View(which), paper);
        var pdf = Draw(report);
        using (var read = PdfReader.Open(new MemoryStream(pdf), PdfDocumentOpenMode.Import))
            Assert.Equal(($"Household, {report.Period}", report.Language), (read.Info.Title, read.Language));
        if (await PdfTools.RunAsync("qpdf", pdf, "--check", "FILE") is { } check)
            Assert.Equal((0, check.Said), (check.Code, check.Said));
        if (await PdfTools.RunAsync("pdffonts", pdf, "FILE") is { } fonts)
            Assert.All(
                fonts.Said.Split('\n').Skip(2).Where(line => line != ""),
                line => Assert.Matches(@"^[A-Z]{6}\+.* yes +yes +yes", line));
        if (await PdfTools.RunAsync("pdfinfo", pdf, "FILE") is { } info)
            Assert.Contains(paper == "a4" ? "(A4)" : "(letter)", info.Said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en-GB")]
    [InlineData("de-DE")]
    public async Task Its_text_comes_back_and_adds_up(string culture)
    {
        var report = Report(culture, View("month"), "a4");
        if (await PdfTools.RunAsync("pdftotext", Draw(report), "-layout", "FILE", "-") is not { } text) return;
        var listed = text.Said[text.Said.IndexOf(report.T["All expenses by day"], StringComparison.Ordinal)..];
        var days = Lines(listed, line => Regex.IsMatch(line, @"^ *\w{2,3} \d+\.? \w+\.? 2026 +[\d.,]+$"));
        Assert.Equal(report.View.List.Sum(line => line.Amount), days.Sum(line => Minor(line, report)));
        Assert.Equal(
            report.View.List.Sum(line => line.Amount),
            Minor(
                Lines(
                    listed, line => line.TrimStart().StartsWith(report.T["Total"], StringComparison.Ordinal)).Single(),
                report));
        foreach (var line in report.View.List) Assert.Contains(line.Title, text.Said, StringComparison.Ordinal);
        Assert.Contains(
            report.T["Page {0} of {1}", 1, text.Said.Count(sign => sign == '\f')], text.Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_total_that_is_longer_than_all_of_which_it_is_stands_on_one_line()
    {
        var lines = Enumerable.Range(0, 30)
            .Select(i => new ReportExpense(November.First.AddDays(i), "Tea", 99_99, [], [], null, null)).ToList();
        var view = View("month") with { List = lines, Spent = lines.Sum(line => line.Amount) };
        var pdf = Draw(Report("en-GB", view, "a4"));
        if (await PdfTools.RunAsync("pdftotext", pdf, "-layout", "FILE", "-") is not { } text) return;
        var list = text.Said[text.Said.IndexOf("All expenses by day", StringComparison.Ordinal)..];
        Assert.Matches(@"\n *Total +2,999\.70 *\n", list);
    }

    [Fact]
    public async Task Signs_of_many_scripts_and_currencies_come_back_and_an_unknown_one_is_seen()
    {
        const string said = "größer zł Привет Ελληνικά € ¥ £ ₹ ₿ ₺ ₴ ₪ Đặng";
        var view = View("month") with { List = [.. new[] { said, "Pizza 🍕 日本" }.Select(Titled)] };
        if (await PdfTools.RunAsync("pdftotext", Draw(Report("en-GB", view, "a4")), "FILE", "-") is not { } text)
            return;
        Assert.Contains(said, text.Said, StringComparison.Ordinal);
        // Where the machine has a font for them, it shows them.
        if (InstalledFonts.All.Find(face => face.Has(0x1F355)) is null
            && InstalledFonts.All.Find(face => face.Has('日')) is null)
            Assert.Contains("Pizza □ □□", text.Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Letters_that_join_and_signs_beyond_the_first_plane_are_copied_as_they_were_typed()
    {
        const string joined = "قهوة الأولى مع سلام", far = "😀𝔸";
        ReportExpense[] lines = [.. new[] { joined, far }.Select(Titled)];
        var view = View("month") with { List = lines };
        var pdf = Draw(Report("en-GB", view, "a4"));
        if (await PdfTools.RunAsync("qpdf", pdf, "--check", "FILE") is { } check)
            Assert.Equal((0, check.Said), (check.Code, check.Said));
        if (await PdfTools.RunAsync("pdftotext", pdf, "FILE", "-") is not { } text) return;
        // A sign of two letters stays one.
        var said = Regex.Replace(
            WithoutMarks(text.Said), "[\uFEF5-\uFEFC]", two => two.Value.Normalize(NormalizationForm.FormKC));
        Assert.Contains(joined, said, StringComparison.Ordinal);
        Assert.Contains(far, text.Said, StringComparison.Ordinal);
        Assert.DoesNotMatch("[\uFE80-\uFEF4\uFB50-\uFBFF]", text.Said);
    }

    [Fact]
    public void A_ledger_named_from_the_right_leaves_the_days_after_it_in_order()
    {
        var view = View("nothing") with { Days = new(new(2026, 3, 1), new(2026, 3, 20)) };
        var foot = ReportDocument.Foot(Report("en-GB", view, "a4") with { Ledger = "בית" });
        var drawn = TextRuns.Of(foot, ReportFonts.Regular).Select(run => run.Text);
        Assert.Equal("תיב · 1–20 Mar 2026", string.Concat(drawn));
    }

    [Fact]
    public async Task Each_page_of_the_list_has_its_heads_and_no_day_stands_alone_at_its_foot()
    {
        var list = Enumerable.Range(0, 400).Select(i => Line(November.First.AddDays(i / 14), i));
        var view = View("month") with { List = [.. list] };
        var pdf = Draw(Report("en-GB", view, "a4"));
        if (await PdfTools.RunAsync("pdftotext", pdf, "-layout", "FILE", "-") is not { } text) return;
        var pages = text.Said.Split('\f', StringSplitOptions.RemoveEmptyEntries)
            .SkipWhile(page => !page.Contains("All expenses by day", StringComparison.Ordinal))
            .ToList();
        Assert.True(pages.Count > 8);
        foreach (var page in pages)
        {
            var lines = page.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            Assert.Contains(
                lines,
                line =>
                    line.StartsWith("Title", StringComparison.Ordinal)
                        && line.EndsWith("CHF", StringComparison.Ordinal));
            Assert.DoesNotMatch(@"^(Sun|Mon|Tue|Wed|Thu|Fri|Sat) \d", lines[^2]);
        }
    }

    [Fact]
    public void What_draws_knows_nothing_of_requests() =>
        AssemblyReferenceReader.TopTypesOf(typeof(ReportDocument).Assembly)
            .Where(type => type.Namespace == typeof(ReportDocument).Namespace)
            .SelectMany(type => AssemblyReferenceReader.Of(type).Select(other => $"{type.Name} needs {other.FullName}"))
            .Where(lean => lean.Contains("Microsoft.AspNetCore", StringComparison.Ordinal)).AssertNone();

    static byte[] Draw(ReportDocumentModel report)
    {
        using var file = new MemoryStream();
        ReportDocument.Draw(report, file);
        return file.ToArray();
    }

    static ReportDocumentModel Report(string culture, ReportResult view, string paper)
    {
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(
            culture.StartsWith("de", StringComparison.Ordinal) ? culture : "en-GB");
        var texts = new ServiceCollection()
            .AddLogging()
            .AddTexts()
            .BuildServiceProvider()
            .GetRequiredService<IStringLocalizer<Texts>>();
        return new ReportDocumentModel(
            view, "Household", "Mara", new(2026, 11, 29), Currency.Of("CHF"), 1, CultureInfo.CurrentCulture,
            CultureInfo.CurrentUICulture.TwoLetterISOLanguageName,
            PaperDimensions.Of(paper, CultureInfo.CurrentCulture),
            "category:food", true)
        { T = texts };
    }

    static ReportResult View(string which)
    {
        var (count, each) = which switch
        {
            "nothing" => (0, 0L),
            "refunds" => (2, -2_250L),
            "large" => (40, Money.MaxMinor),
            _ => (60, 1_234L),
        };
        var list = Enumerable.Range(0, count).Select(i => Line(November.First.AddDays(i / 2), i, each)).ToList();
        var sum = list.Sum(line => line.Amount);
        List<ReportCategory> categories = count == 0 ? [] :
        [
            new(Guid.NewGuid(), new string('W', 40), "home", 1, sum, count, sum < 0 ? null : 1000, sum / 2),
            new(Guid.NewGuid(), "Rent", "home", 2, sum, count, sum < 0 ? null : 1000, -sum),
        ];
        var months = Enumerable.Range(0, 12)
            .Select(i => new MonthTotal(new DateOnly(2025, 12, 1).AddMonths(i), i % 3 * sum, i)).ToList();
        return new ReportResult(
            1, November, sum, count, sum / 30, new(November, new(new(2026, 10, 1), new(2026, 10, 31)), sum, sum / 2),
            categories, months,
            [new(null, November, 100, sum)], [.. list.OrderByDescending(line => line.Amount).Take(10)], list, 0,
            IsShared: true);
    }

    static ReportExpense Titled(string title) => new(November.First, title, 1, [], [], null, null);

    static ReportExpense Line(DateOnly date, int i, long each = 100) => new(
        date, i % 7 == 0 ? "A title of sixty characters, as somebody typed it, in full 1" : $"Tea {i}", each + i,
        ["Home", "Rent"],
        i % 3 == 0 ? ["work"] : [], i % 5 == 0 ? new string('n', 900) : null, "Mara");

    /// <summary>Of directions.</summary>
    static string WithoutMarks(string said) => Regex.Replace(said, "[\u202A-\u202C]", "");

    static IEnumerable<string> Lines(string text, Func<string, bool> isOne) => text.Split('\n').Where(isOne);

    static long Minor(string line, ReportDocumentModel report) =>
        AmountParser.Parse(Amount().Match(line).Value, report.Currency, report.Culture).Minor;

    [GeneratedRegex(@"[\d.,]+$")]
    private static partial Regex Amount();
}
