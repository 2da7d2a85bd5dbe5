using FinSight.Core.Changes;
using FinSight.Tests.Vocabulary;
using FinSight.Web.Features.Live;
using FsCheck;
using FsCheck.Fluent;

namespace FinSight.Tests.Live;

public sealed class FormMergeStateTests
{
    static readonly string[] Names = ["Title", "Note"];
    static readonly Dictionary<string, ChangeAuthor> ByJonas = Names.ToDictionary(
        name => name, _ => new ChangeAuthor(Guid.CreateVersion7(), "Jonas"));

    readonly FormMergeState _fields = new();

    public FormMergeStateTests() => _fields.Begin(1, Texts("Tea", ""));

    [Fact]
    public void What_others_make_of_an_untouched_field_is_shown_in_it_and_saved_upon()
    {
        _fields["Note"] = "mine";
        _fields.Meet(2, Texts("Coffee", ""), ByJonas);
        Assert.Equal(("Coffee", "mine", false), (_fields["Title"], _fields["Note"], _fields.AreAsked));
        _fields.Settle();
        Assert.Equal((2, false, true), (_fields.Version, _fields.IsTouched("Title"), _fields.IsTouched("Note")));
    }

    [Fact]
    public void A_key_that_was_on_its_way_when_a_field_changed_is_asked_about_and_one_that_came_after_is_not()
    {
        _fields.Meet(2, Texts("Coffee", ""), ByJonas);
        _fields["Title"] = "Tea!";
        Assert.Equal(new("Title", "Coffee", ByJonas["Title"]), _fields.Question("Title"));

        _fields.UseTheirs("Title");
        _fields.Settle();
        _fields["Title"] = "Coffee!";
        Assert.Null(_fields.Question("Title"));
        Assert.Equal(2, _fields.Version);
    }

    [Fact]
    public void As_long_as_there_is_a_question_a_save_is_on_top_of_the_old_version()
    {
        _fields["Title"] = "Cake";
        _fields.Meet(2, Texts("Coffee", ""), ByJonas);
        _fields.Settle();
        Assert.Equal((1, true), (_fields.Version, _fields.AreAsked));
        _fields.KeepMine("Title");
        Assert.Equal(
            (2, false, "Cake", true),
            (_fields.Version, _fields.AreAsked, _fields["Title"], _fields.IsTouched("Title")));
    }

    [Fact]
    public void Who_types_what_the_others_made_of_it_is_asked_no_more()
    {
        _fields["Title"] = "Cake";
        _fields.Meet(2, Texts("Coffee", ""), ByJonas);
        _fields["Title"] = "Coffee";
        Assert.False(_fields.AreAsked);
        _fields["Title"] = "Cake";
        _fields.Meet(3, Texts("Tea", ""), ByJonas);
        Assert.Equal((false, "Cake"), (_fields.AreAsked, _fields["Title"]));
    }

    [Fact]
    public void What_was_typed_on_an_earlier_page_is_asked_about_where_the_row_is_another_since()
    {
        _fields["Title"] = "Cake";
        _fields.Recall("Title", "Coffee", ByJonas["Title"]);
        Assert.Equal(new("Title", "Tea", ByJonas["Title"]), _fields.Question("Title"));
        _fields.KeepMine("Title");
        Assert.Equal((false, "Cake", true), (_fields.AreAsked, _fields["Title"], _fields.IsTouched("Title")));
    }

    [Fact]
    public void What_was_typed_back_to_what_it_was_gives_way_to_what_the_row_is_now()
    {
        _fields["Title"] = "Coffee";
        _fields.Recall("Title", "Coffee", ByJonas["Title"]);
        Assert.Equal((false, "Tea"), (_fields.AreAsked, _fields["Title"]));
    }

    [Fact]
    public void Whatever_happens_nothing_of_others_is_overwritten_unseen() => Generators.Holds(Steps.ListOf(), steps =>
    {
        var (fields, theirs, version) = (new FormMergeState(), "a", 1L);
        fields.Begin(1, new Dictionary<string, string?> { ["Title"] = "a" });
        var seen = new HashSet<string> { "a" };
        foreach (var (what, text) in steps)
        {
            if (what == 0) fields["Title"] = text;
            else if (what == 1)
                fields.Meet(++version, new Dictionary<string, string?> { ["Title"] = theirs = text }, ByJonas);
            else if (what == 2) fields.Settle();
            else if (fields.Question("Title") is not null) fields.KeepMine("Title");
            if (what > 1 && !fields.AreAsked) seen.Add(theirs);
            // What is saved now without a question is theirs, or stands on top of what was seen of theirs.
            if (!fields.AreAsked && fields.Version == version && fields["Title"] != theirs)
                Assert.Contains(theirs, seen);
        }
    });

    static Gen<(int What, string Text)> Steps =>
        from what in Gen.Choose(0, 3)
        from text in Gen.Elements("a", "b", "c")
        select (what, text);

    static Dictionary<string, string?> Texts(string title, string? note) => new()
    {
        ["Title"] = title,
        ["Note"] = note,
    };
}
