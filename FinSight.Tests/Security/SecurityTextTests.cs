using System.Globalization;
using FinSight.Core.Security;
using FinSight.Web;
using FinSight.Web.Features.Security;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace FinSight.Tests.Security;

public sealed class SecurityTextTests
{
    [Theory]
    [InlineData("en")]
    [InlineData("de")]
    public void Every_act_has_words_of_its_own_in_every_language(string language)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        using var services = new ServiceCollection().AddLogging().AddTexts().BuildServiceProvider();
        var texts = services.GetRequiredService<IStringLocalizer<Texts>>();
        var acts = Enum.GetValues<SecurityEventKind>();
        Assert.Equal(acts.Length, acts.Select(act => SecurityText.Of(act, texts)).Distinct().Count());
        Assert.All(acts, act => Assert.NotEqual(act.ToString(), SecurityText.Of(act, texts)));
    }
}
