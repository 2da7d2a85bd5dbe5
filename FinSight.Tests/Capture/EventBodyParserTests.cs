using FinSight.Core.Capture;

namespace FinSight.Tests.Capture;

public sealed class EventBodyParserTests
{
    [Fact]
    public void Each_line_of_a_text_is_an_event() =>
        Assert.Equal(
            ["one", "two"], EventReaderTestHelper.Events("one\r\n\r\n two \n")
                .Select(e => e.Field(EventFieldNames.Text)));

    [Fact]
    public void A_title_makes_one_event_of_the_lines_below_it()
    {
        var e = Assert.Single(EventReaderTestHelper.Events("Title: Kiosk\nCHF 4.50\nwith Visa", "text/plain"));
        Assert.Equal(("Kiosk", "CHF 4.50\nwith Visa"), (e.Field(EventFieldNames.Title), e.Field(EventFieldNames.Text)));
        Assert.Equal(2, EventReaderTestHelper.Events("title: a\nb\ntitle: c\nd").Count);
    }

    [Fact]
    public void A_form_and_JSON_say_the_same()
    {
        var sent = Assert.Single(
            EventReaderTestHelper.Events(
                "merchant=Caf%C3%A9+Muster&amount=CHF+4.50", "application/x-www-form-urlencoded"));
        var json = Assert.Single(
            EventReaderTestHelper.Events("""{"Payee":"Café Muster","value":"CHF 4.50"}""", "application/json; charset=utf-8"));
        Assert.Equal(sent.Fields, json.Fields);
    }

    [Fact]
    public void JSON_is_known_under_any_type_and_text_that_only_looks_like_a_form_stays_text()
    {
        Assert.Equal(
            "a",
            Assert.Single(EventReaderTestHelper.Events("""{"merchant":"a"}""", "application/x-www-form-urlencoded"))
                .Field(EventFieldNames.Title));
        Assert.Equal(
            "Paid 5 € at a=b",
            Assert.Single(EventReaderTestHelper.Events("Paid 5 € at a=b", "application/x-www-form-urlencoded"))
                .Field(EventFieldNames.Text));
        Assert.Equal(
            "{no json", Assert.Single(EventReaderTestHelper.Events("{no json", "text/plain"))
                .Field(EventFieldNames.Text));
    }

    [Fact]
    public void An_array_is_as_many_events_each_with_its_own_text()
    {
        var events = EventReaderTestHelper.Events("""[{"merchant":"a","amount":1},{"merchant":"b","amount":2},"Paid 3 € at c"]""");
        Assert.Equal(
            ["""{"merchant":"a","amount":1}""", """{"merchant":"b","amount":2}""", "Paid 3 € at c"],
            events.Select(e => e.Raw));
    }

    [Fact]
    public void What_a_phone_saved_offline_is_read_line_by_line() =>
        Assert.Equal(
            ["Café Muster", "Kiosk"],
            EventReaderTestHelper.Events("2026-05-01|Café Muster|CHF 4.50|Visa\n2026-05-02|Kiosk|CHF 2")
                .Select(e => e.Field(EventFieldNames.Title)));

    [Theory]
    [InlineData("", null, EventBodyReasonCodes.Empty)]
    [InlineData(" \n\t", null, EventBodyReasonCodes.Empty)]
    [InlineData("title", "text/plain", null)]
    [InlineData("a\0b", null, EventBodyReasonCodes.NotText)]
    [InlineData("{\"a\":", "application/json", EventBodyReasonCodes.BrokenJson)]
    [InlineData("[1,2]", "application/json", EventBodyReasonCodes.NoEvents)]
    [InlineData("[]", "application/json", EventBodyReasonCodes.Empty)]
    [InlineData(
        "{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":1}}}}}}}}}}}}}",
        "application/json", EventBodyReasonCodes.BrokenJson)]
    public void What_holds_no_events_is_refused_with_a_reason(string body, string? type, string? reason)
    {
        if (reason is null) Assert.Single(EventReaderTestHelper.Events(body, type));
        else Assert.Equal(
            reason, Assert.Throws<EventBodyException>(() => EventReaderTestHelper.Events(body, type)).Reason);
    }

    [Fact]
    public void Bytes_that_are_no_text_and_floods_are_refused()
    {
        Assert.Equal(
            EventBodyReasonCodes.NotText,
            Assert.Throws<EventBodyException>(() => EventBodyParser.Split(null, [0xFF, 0xFE, 0x41])).Reason);
        Assert.Equal(
            EventBodyReasonCodes.TooMany,
            Assert.Throws<EventBodyException>(
                () => EventReaderTestHelper.Events(string.Join('\n', Enumerable.Range(0, 10_000)))).Reason);
    }

    [Theory]
    [InlineData("""{"merchant":"Caf\ud83d","amount":"CHF 4.50"}""", "Caf\uFFFD")]
    [InlineData("""{"merchant":"Caf\udc00\ud83d","amount":"CHF 4.50"}""", "Caf\uFFFD\uFFFD")]
    [InlineData("""{"merchant":"Caf\ud83d\ude00","amount":"CHF 4.50"}""", "Caf\uD83D\uDE00")]
    [InlineData("""{"merchant":"Caf\\ud83d","amount":"CHF 4.50"}""", "Caf\\ud83d")]
    [InlineData("""{"\ud800":"x","\udfff":{"\ud800":1},"merchant":"Caf","amount":"CHF 4.50"}""", "Caf")]
    [InlineData("""{"id":"evt_\ud800","ty\ud800pe":"x","type\ud800":1,"merchant":"Caf","amount":"CHF 4.50"}""", "Caf")]
    public void Half_a_character_in_JSON_is_a_mark_and_the_rest_is_read(string body, string title)
    {
        var e = Assert.Single(EventReaderTestHelper.Events(body, "application/json"));
        Assert.Equal((title, "CHF 4.50"), (e.Field(EventFieldNames.Title), e.Field(EventFieldNames.Amount)));
    }

    [Fact]
    public void Half_a_character_alone_is_a_text_like_any_other() =>
        Assert.Equal(
            ["\uFFFD", "CHF 4.50 \uFFFD"],
            EventReaderTestHelper.Events("""["\ud800","CHF 4.50 \udc00"]""", "application/json")
                .Select(e => e.Field(EventFieldNames.Text)));

    [Fact]
    public void Anything_is_read_without_an_error()
    {
        var random = new Random(7);
        string[] pieces =
        [
            "€", "Rs.", "12,50", "1.2.3", "paid", " at ", "\uD800", "½", "•••• 1234", "\n", "title:", "{", "refund",
            "-", "+", "20/20/2020", "31-Feb-26", "99999999999999999999", "UPI ", "\u202E", "is your OTP",
        ];
        for (var i = 0; i < 2000; i++)
        {
            var text = string.Concat(
                Enumerable.Range(0, random.Next(1, 12)).Select(_ => pieces[random.Next(pieces.Length)]));
            var reading =
                CapturedEventReader.Read(
                    CapturedEvent.OfText(text), new(Currency.Of("EUR"), EventReaderTestHelper.Today, []));
            Assert.Equal(reading.Outcome == ReadingOutcome.Add, reading.Reason is null);
            if (reading.Reason is not null) Assert.Contains(reading.Reason, EventReasonCodes.All);
        }
    }
}
