using FinSight.Core.Evidence;

namespace FinSight.Tests.Evidence;

/// <summary>What a later import of a bank's rows will be matched with.</summary>
public sealed class ImportMatcherTests
{
    static readonly Currency Chf = Currency.Of("CHF");

    [Fact]
    public void The_same_reference_is_certain_whatever_the_day()
    {
        var row = Facts(450, 30) with { Reference = new("upi", "600000000051"), Merchant = "OTHER NAME" };
        Assert.Equal(
            [new(ImportMatchKind.Attached, 0)],
            ImportMatcher.Match([row], [Known(450, 1, reference: new("upi", "600000000051"))]));
        Assert.Equal(
            [new(ImportMatchKind.New, null)],
            ImportMatcher.Match([row], [Known(450, 29, reference: new("upi", "600000000052"))]));
    }

    [Fact]
    public void A_booking_belongs_to_a_payment_of_the_days_before_it_with_the_same_amount()
    {
        Assert.Equal(
            ImportMatchKind.Attached,
            One(Facts(450, 11) with { Merchant = "Debit TWINT: MUSTER KIOSK" }, Known(450, 1, "Muster Kiosk")));
        Assert.Equal(
            ImportMatchKind.New, One(Facts(450, 12) with { Merchant = "MUSTER KIOSK" }, Known(450, 1, "Muster Kiosk")));
        Assert.Equal(
            ImportMatchKind.Attached,
            One(Facts(450, 1) with { Merchant = "MUSTER KIOSK" }, Known(450, 2, "Muster Kiosk")));
        Assert.Equal(
            ImportMatchKind.New, One(Facts(451, 2) with { Merchant = "MUSTER KIOSK" }, Known(450, 1, "Muster Kiosk")));
    }

    [Fact]
    public void Amount_and_day_alone_are_only_a_question()
    {
        Assert.Equal(ImportMatchKind.Unsure, One(Facts(450, 2), Known(450, 1, "Muster Kiosk")));
        Assert.Equal(
            ImportMatchKind.Unsure, One(Facts(450, 2) with { Merchant = "Elsewhere" }, Known(450, 1, "Muster Kiosk")));
        Assert.Equal(
            ImportMatchKind.Attached,
            One(Facts(450, 2) with { LastFour = "1234" }, Known(450, 1, "Muster Kiosk", "1234")));
        Assert.Equal(
            ImportMatchKind.New,
            One(
                Facts(450, 2) with { LastFour = "9999", Merchant = "Muster Kiosk" },
                Known(450, 1, "Muster Kiosk", "1234")));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(3, 2)]
    [InlineData(2, 3)]
    public void Twins_pair_with_as_many_rows(int rows, int known)
    {
        var matches = ImportMatcher.Match(
            [.. Enumerable.Repeat(Facts(450, 2) with { Merchant = "Kiosk" }, rows)],
            [.. Enumerable.Range(0, known).Select(_ => Known(450, 1, "Kiosk"))]);
        var attached = matches.Where(match => match.Kind == ImportMatchKind.Attached).Select(match => match.Known)
            .ToList();
        Assert.Equal(Math.Min(rows, known), attached.Count);
        Assert.Equal(attached.Count, attached.Distinct().Count());
        Assert.Equal(rows - attached.Count, matches.Count(match => match.Kind == ImportMatchKind.New));
    }

    [Fact]
    public void The_better_pair_wins_whatever_the_order()
    {
        PaymentFacts[] rows = [Facts(450, 3), Facts(450, 3) with { Merchant = "KIOSK MUSTER" }];
        ImportMatchCandidate[] known = [Known(450, 2, "Bakery"), Known(450, 1, "Muster Kiosk")];
        Assert.Equal(
            [new(ImportMatchKind.Unsure, 0), new(ImportMatchKind.Attached, 1)], ImportMatcher.Match(rows, known));
        Assert.Equal(
            [new(ImportMatchKind.Attached, 1), new(ImportMatchKind.Unsure, 0)],
            ImportMatcher.Match([rows[1], rows[0]], known));
    }

    static ImportMatchKind One(PaymentFacts row, ImportMatchCandidate known) =>
        Assert.Single(ImportMatcher.Match([row], [known])).Kind;

    static PaymentFacts Facts(long minor, int day) =>
        new(
            minor,
            Chf,
            new DateTime(2026, 10, 31, 12, 0, 0, DateTimeKind.Utc).AddDays(day),
            new DateOnly(2026, 10, 31).AddDays(day));

    static ImportMatchCandidate Known(
        long minor, int day, string? merchant = null, string? lastFour = null, PaymentReference? reference = null) =>
        new(
            Guid.CreateVersion7(),
            Facts(minor, day) with { Merchant = merchant, LastFour = lastFour, Reference = reference });
}
