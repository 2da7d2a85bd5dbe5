using FinSight.Core.Connections;
using FinSight.Tests.Capture;
using FinSight.Web.Features.Connections;

namespace FinSight.Tests.Connections;

public sealed class SampleCommandLineTests
{
    [Theory]
    [InlineData(ConnectionKind.IPhone)]
    [InlineData(ConnectionKind.IPhoneSms)]
    [InlineData(ConnectionKind.Android)]
    [InlineData(ConnectionKind.Other)]
    public void What_a_page_tells_to_send_is_a_payment_in_the_ledger_s_currency(ConnectionKind kind)
    {
        var body = SampleCommandLine.Of(kind, "https://money.example.org/hook/x", "secret", "GBP 4.50").Split('\'')[1];
        Assert.StartsWith(
            "Add GBP 4.50 Café Muster", EventReaderTestHelper.Of("GBP", body).Told(), StringComparison.Ordinal);
    }
}
