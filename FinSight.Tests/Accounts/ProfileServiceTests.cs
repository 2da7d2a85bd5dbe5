using FinSight.Core;
using FinSight.Core.Accounts;
using FinSight.Core.Ledgers;
using FinSight.Core.Profile;

namespace FinSight.Tests.Accounts;

public sealed class ProfileServiceTests : ServiceTestBase
{
    ProfileService Profile => House.Get<ProfileService>();

    [Fact]
    public async Task Every_setting_is_on_disk_once_it_is_saved()
    {
        await Profile.RenameAsync(Mara, "  Mara\tKeller ");
        await Profile.SpeakAsync(Mara, "de");
        await Profile.WriteNumbersAsAsync(Mara, "fr-CH");
        await Profile.MoveToAsync(Mara, "america/new york");
        await Profile.ShowAsync(Mara, Theme.Dark);
        await Profile.UseLetterKeysAsync(Mara, false);

        var mara = await PersonAsync(Mara);
        Assert.Equal(
            ("Mara Keller", "de", "fr-CH", "America/New_York", Theme.Dark, false),
            (mara.Name, mara.Language, mara.Culture.Name, mara.Zone.Id, mara.Theme, mara.LetterKeys));
    }

    [Fact]
    public async Task Nobody_changes_anybody_else()
    {
        var jonas = await House.JoinAsync(Mara, "Jonas", Role.Viewer);
        var before = await PersonAsync(Mara);
        await Profile.RenameAsync(jonas, "Johnny");
        Assert.Equal(before, await PersonAsync(Mara));
        Assert.Equal("Johnny", (await PersonAsync(jonas)).Name);
    }

    [Theory]
    [InlineData(FieldNames.DisplayName, "Type what the others call you.", null)]
    [InlineData(FieldNames.DisplayName, "Type what the others call you.", " \u200b ")]
    [InlineData(FieldNames.Language, "Choose one of the languages.", "tlh")]
    [InlineData(FieldNames.Language, "Choose one of the languages.", null)]
    [InlineData(FieldNames.Culture, "Choose how numbers and dates are written.", "de")]
    [InlineData(FieldNames.Culture, "Choose how numbers and dates are written.", "x-nowhere")]
    [InlineData(FieldNames.Culture, "Choose how numbers and dates are written.", "")]
    [InlineData(FieldNames.TimeZone, "Choose a time zone such as Europe/Zurich.", "Mars/Olympus_Mons")]
    [InlineData(FieldNames.TimeZone, "Choose a time zone such as Europe/Zurich.", "../../etc/passwd")]
    [InlineData(FieldNames.TimeZone, "Choose a time zone such as Europe/Zurich.", "")]
    public async Task What_makes_no_sense_is_refused_beside_its_field_and_changes_nothing(
        string field, string sentence, string? typed)
    {
        var before = await PersonAsync(Mara);
        var problem = await Assert.ThrowsAsync<RuleException>(() => field switch
        {
            FieldNames.DisplayName => Profile.RenameAsync(Mara, typed),
            FieldNames.Language => Profile.SpeakAsync(Mara, typed),
            FieldNames.TimeZone => Profile.MoveToAsync(Mara, typed),
            _ => Profile.WriteNumbersAsAsync(Mara, typed),
        });
        Assert.Equal((field, sentence), (problem.Field, problem.Said()));
        Assert.Equal(before, await PersonAsync(Mara));
    }

    [Fact]
    public async Task A_display_name_has_room_for_eighty_characters()
    {
        await Profile.RenameAsync(Mara, new string('m', 80));
        await Assert.ThrowsAsync<RuleException>(() => Profile.RenameAsync(Mara, new string('m', 81)));
    }

    [Fact]
    public async Task Every_ledger_that_the_user_keeps_is_told_and_no_other()
    {
        var jonas = await House.JoinAsync(Mara, "Jonas");
        var noah = await House.MoveInAsync("Noah");
        var (maras, noahs) = (0, 0);
        using var one = House.Feed.SubscribeToSettings(Mara, () => maras++);
        using var other = House.Feed.SubscribeToSettings(noah, () => noahs++);

        await Profile.RenameAsync(jonas, "Johnny");
        await Profile.RenameAsync(jonas, "Johnny");
        Assert.Equal((1, 0), (maras, noahs));
    }

    [Theory]
    [InlineData("de-CH", "de", "de-CH")]
    [InlineData("de-CH", "en", "en")]
    [InlineData("fr-CH", "de", "de")]
    public async Task Texts_take_the_spelling_of_the_numbers_where_both_are_of_one_language(
        string culture, string language, string speech)
    {
        await Profile.WriteNumbersAsAsync(Mara, culture);
        await Profile.SpeakAsync(Mara, language);
        Assert.Equal(speech, (await PersonAsync(Mara)).Speech.Name);
    }

    Task<Person> PersonAsync(Member member) => House.Get<PersonReader>().FindAsync(member.UserId);
}
