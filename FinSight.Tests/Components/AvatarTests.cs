using Bunit;
using FinSight.Web.Components;

namespace FinSight.Tests.Components;

public sealed class AvatarTests : ComponentTestBase
{
    [Theory]
    [InlineData("mara", "M")]
    [InlineData("Zoë Ångström", "ZÅ")]
    [InlineData("Ana María de la Cruz", "AC")]
    [InlineData("李 小龍", "李小")]
    public void Initials_come_from_the_first_and_the_last_name(string name, string initials) =>
        Assert.Equal(initials, Draw(name).TextContent);

    [Fact]
    public void A_tiny_avatar_has_one_letter() =>
        Assert.Equal("Z", Draw("Zoë Ångström", tiny: true).TextContent);

    [Fact]
    public void A_person_keeps_one_of_six_colours()
    {
        Assert.Equal(Draw("mara").ClassName, Draw("mara").ClassName);
        Assert.All(["mara", "jonas", "aino", "Zoë Ångström"], name =>
            Assert.Matches("who-[1-6]$", Draw(name).ClassName));
    }

    AngleSharp.Dom.IElement Draw(string name, bool tiny = false) =>
        Render(Avatar.Of(name, tiny)).Find(".avatar");
}
