using System.Globalization;
using FinSight.Core;
using FinSight.Core.Accounts;
using FinSight.Core.Links;
using FinSight.Core.Outbox;
using FinSight.Web;
using FinSight.Web.Components;
using FinSight.Web.Features.Mail;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace FinSight.Tests.Components;

public sealed class BidiTests : ComponentTestBase
{
    [Theory]
    [InlineData("Coffee", "Coffee")]
    [InlineData("Crème brûlée, 4.50 – καφές кофе コーヒー 🍕👩‍👩‍👧", "Crème brûlée, 4.50 – καφές кофе コーヒー 🍕👩‍👩‍👧")]
    [InlineData("", "")]
    [InlineData(null, "")]
    [InlineData("قهوة", "\u2068قهوة\u2069")]
    [InlineData("עוגה 5", "\u2068עוגה 5\u2069")]
    [InlineData("𞤀𞤁", "\u2068𞤀𞤁\u2069")]
    [InlineData("2.22\u202e", "\u20682.22\u202e\u2069")]
    [InlineData("tea\u2069\u202e", "\u2068tea\u202e\u2069")]
    [InlineData("\u2067tea", "\u2068\u2067tea\u2069\u2069")]
    [InlineData("\u2066a\u2069\u2069b\u2068", "\u2068\u2066a\u2069b\u2068\u2069\u2069")]
    public void What_could_turn_a_sentence_is_isolated_and_all_else_stays_as_it_is(string? typed, string shown) =>
        Assert.Equal(shown, Bidi.Isolate(typed));

    [Fact]
    public void Every_sentence_isolates_what_it_is_given()
    {
        var texts = Services.GetRequiredService<IStringLocalizer<Texts>>();
        Assert.Equal("Added \u2068قهوة\u2069, −4.44.", texts["Added {0}, {1}.", "قهوة", "−4.44"].Value);
        Assert.Equal(
            "Undo: \u2068Deleted \u2068قهوة\u2069\u2069", texts["Undo: {0}", texts["Deleted {0}", "قهوة"]].Value);
        Assert.Equal(
            "There is no category \u2068قهوة\u2069.",
            texts["There is no category {0}.", [.. (string[])["قهوة"]]].Value);
    }

    [Fact]
    public void A_letter_isolates_the_name_of_whom_it_is_for()
    {
        var person = new Person(
            Guid.NewGuid(), "\u202emaram", CultureInfo.GetCultureInfo("en-GB"), TimeZoneInfo.Utc, "en", Theme.System,
            true, false);
        var letter = new LetterComposer(Services.GetRequiredService<IStringLocalizer<Texts>>(), PublicAddress.Unknown)
            .Write(
                new LetterRequest(LetterKind.PasswordReset, "mara@example.org", person.Id, "/account/reset#x"), person);
        Assert.StartsWith("Hello \u2068\u202emaram\u2069\n", letter.Text, StringComparison.Ordinal);
    }
}
