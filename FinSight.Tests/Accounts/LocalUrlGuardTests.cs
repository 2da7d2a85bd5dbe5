using FinSight.Core.Accounts;

namespace FinSight.Tests.Accounts;

public sealed class LocalUrlGuardTests
{
    [Theory]
    [InlineData("/", "/")]
    [InlineData("/expenses", "/expenses")]
    [InlineData("/expenses?month=2026-05&q=tea", "/expenses?month=2026-05&q=tea")]
    [InlineData("/expenses?q=a//b", "/expenses?q=a//b")]
    [InlineData("/expenses?q=100%25", "/expenses?q=100%25")]
    [InlineData("/expenses?q=Zürich", "/expenses?q=Z%C3%BCrich")]
    [InlineData("/account/settings", "/account/settings")]
    [InlineData("/accounts", "/accounts")]
    public void A_page_of_this_server_is_kept(string typed, string safe) =>
        Assert.Equal(safe, LocalUrlGuard.Safe(typed));

    [Theory]
    [InlineData("/account/logout")]
    [InlineData("/Account/Logout/")]
    [InlineData("/account/log%6Fut?x=1")]
    [InlineData("/account/login?returnUrl=/")]
    public void Nobody_is_led_back_to_where_sessions_begin_and_end(string typed) =>
        Assert.Equal("/", LocalUrlGuard.Safe(typed));

    [Theory]
    [MemberData(nameof(OpenRedirectCases.All), MemberType = typeof(OpenRedirectCases))]
    public void A_redirect_never_leaves_the_server(string payload) =>
        OpenRedirectCases.AssertStays(LocalUrlGuard.Safe(payload));

    [Fact]
    public void A_missing_or_endless_address_is_the_front_page()
    {
        Assert.Equal("/", LocalUrlGuard.Safe(null));
        Assert.Equal("/", LocalUrlGuard.Safe(""));
        Assert.Equal("/", LocalUrlGuard.Safe("/" + new string('a', 10_000)));
    }
}
