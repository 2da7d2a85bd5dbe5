using Bunit;
using FinSight.Core;
using FinSight.Web.Components;

namespace FinSight.Tests.Components;

public sealed class FormFieldTests : ComponentTestBase
{
    [Fact]
    public void A_hint_describes_the_field_until_something_is_wrong()
    {
        var field = Draw(null);
        Assert.Equal("At least 8 characters.", Description(field));
        Assert.False(field.Find("input").HasAttribute("aria-invalid"));

        field.Render(p => p.Add(f => f.Problem, new RuleException(Rules.Accounts.PasswordTooShort, 8)));
        Assert.Equal("Use at least 8 characters. Three or four words work well.", Description(field));
        Assert.Equal("true", field.Find("input").GetAttribute("aria-invalid"));
        Assert.Empty(field.FindAll(".hint"));
    }

    [Fact]
    public void A_sentence_elsewhere_on_the_page_may_describe_the_field()
    {
        var input = Draw("banner").Find("input");
        Assert.Equal(("banner", "true"), (input.GetAttribute("aria-describedby"), input.GetAttribute("aria-invalid")));
    }

    static string Description(IRenderedComponent<AccountField> field) =>
        field.Find("#" + field.Find("input").GetAttribute("aria-describedby")).TextContent;

    IRenderedComponent<AccountField> Draw(string? describedBy) => Render<AccountField>(p => p
        .Add(f => f.Id, "password").Add(f => f.Name, "Form.Password").Add(f => f.Label, "Password")
        .Add(f => f.Autocomplete, "new-password")
        .Add(f => f.Hint, "At least 8 characters.")
        .Add(f => f.DescribedBy, describedBy));
}
