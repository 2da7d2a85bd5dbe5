using FinSight.Web;

namespace FinSight.Tests.Ledgers;

public sealed class LedgerAddressTests
{
    static readonly Guid Here = Guid.Parse("01a227bd-fa3b-7863-9568-f75fb2557a1a");
    static readonly Guid There = Guid.Parse("01a227be-0598-794c-b1f3-b2d1c6776c46");

    [Theory]
    [InlineData("/l/01a227bd-fa3b-7863-9568-f75fb2557a1a", true, "")]
    [InlineData("/l/01A227BD-FA3B-7863-9568-F75FB2557A1A/?period=all", true, "")]
    [InlineData("/l/01a227bd-fa3b-7863-9568-f75fb2557a1a/expenses?q=tag:work#list", true, "expenses")]
    [InlineData("/l/nothing/expenses", false, "l")]
    [InlineData("/ledgers", false, "ledgers")]
    [InlineData("/", false, "")]
    public void An_address_names_its_ledger_and_its_page(string path, bool names, string page)
    {
        var uri = $"http://localhost{path}";
        Assert.Equal(names ? Here : null, LedgerAddress.LedgerIn(uri));
        Assert.Equal(page, LedgerAddress.PageIn(uri));
    }

    [Theory]
    [InlineData("/expenses?q=tag:work", "/expenses")]
    [InlineData("/?period=2026-02", "/")]
    [InlineData("/history/01a227bd-fa3b-7863-9568-f75fb2557a1a", "/")]
    public void The_same_page_is_opened_in_another_ledger_unless_it_is_of_one_row(string path, string opened) =>
        Assert.Equal(
            LedgerAddress.Of(There, opened),
            LedgerAddress.Elsewhere("http://localhost" + LedgerAddress.Of(Here, path), There));

    [Fact]
    public void From_a_page_of_no_ledger_one_comes_to_the_dashboard() =>
        Assert.Equal(LedgerAddress.Of(There), LedgerAddress.Elsewhere("http://localhost/ledgers", There));
}
