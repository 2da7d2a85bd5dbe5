using System.Globalization;
using Bunit;
using FinSight.Web;

namespace FinSight.Tests;

/// <summary>A component alone, with the texts that every component is given.</summary>
public abstract class ComponentTest : BunitContext
{
    protected ComponentTest()
    {
        DefaultWaitTimeout = Patience.Long;
        Services.AddTexts();
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en-GB");
    }
}
