using FinSight.Web.Features.Reports.Drawing;

namespace FinSight.Tests.Reports;

/// <summary>Letters that join, and what is written from right to left.</summary>
public sealed class PdfUnicodeMapFixerTests
{
    [Theory]
    // Seen from the left: the last letter comes first.
    [InlineData("قهوة", "\uFE93\uFEEE\uFEEC\uFED7")]
    [InlineData("دار", "\uFEAD\uFE8D\uFEA9")]
    [InlineData("سلام", "\uFEE1\uFEFC\uFEB3")]
    [InlineData("پنیر گرم", "\uFEE1\uFEAE\uFB94 \uFEAE\uFBFF\uFEE8\uFB58")]
    [InlineData("ب\u200Cب", "\uFE8F\uFE8F")]
    [InlineData("2026 ء", "2026 \uFE80")]
    public void A_letter_has_the_shape_that_it_has_in_its_word(string read, string drawn) =>
        Assert.Equal(drawn, Drawn(read));

    [Theory]
    [InlineData("אב 12.50", "12.50 בא")]
    [InlineData("אב (גד 12) Wi-Fi", "(12 דג) בא Wi-Fi")]
    [InlineData("Tea אב 2026", "Tea 2026 בא")]
    [InlineData("12.50 Tea (ok)", "12.50 Tea (ok)")]
    [InlineData("אב 2026-11-20", "2026-11-20 בא")]
    [InlineData("אב 10-12", "10-12 בא")]
    [InlineData("אב 50%", "50% בא")]
    [InlineData("אב 12₪", "12₪ בא")]
    [InlineData("אב $12", "$12 בא")]
    [InlineData("אב €-12", "12-€ בא")]
    [InlineData("אב -- 10, 12", "12 ,10 -- בא")]
    [InlineData("ء 10-12", "12-10 \uFE80")]
    [InlineData("ء ٪١٢/٣", "١٢/٣٪ \uFE80")]
    [InlineData("(אב) גד [e] (1", "(בא) דג [e] (1")]
    public void Numbers_and_brackets_stand_where_a_reader_looks_for_them(string read, string drawn) =>
        Assert.Equal(drawn, Drawn(read));

    [Theory]
    [InlineData(" · ", "בית", "1–20 Mar 2026", "תיב · 1–20 Mar 2026")]
    [InlineData(" / ", "בית", "אב", "תיב / בא")]
    [InlineData(" ", "#בית", "#2", "#תיב #2")]
    [InlineData(" / ", "Home", "2", "Home / 2")]
    public void Each_part_of_a_text_is_in_order_by_itself(
        string separator, string first, string second, string drawn) =>
        Assert.Equal(drawn, Drawn(RightToLeftReorderer.Join(separator, [first, second])));

    static string Drawn(string text) => string.Concat(TextRuns.Of(text, ReportFonts.Regular).Select(run => run.Text));
}
