using System.Globalization;
using Bunit;
using FinSight.Web;

namespace FinSight.Tests;

/// <summary>A component alone, with the texts that every component is given.</summary>
// What a page shows at once it shows where the database answers at once.
[Trait("Only", "SQLite")]
public abstract class ComponentTestBase : BunitContext
{
    protected ComponentTestBase()
    {
        DefaultWaitTimeout = Patience.Long;
        Services.AddTexts();
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en-GB");
    }
}
