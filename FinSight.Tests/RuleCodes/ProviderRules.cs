using FinSight.Core;
using FinSight.Core.Ledgers;
using FinSight.Core.Providers;
using FinSight.Core.Security;
using FinSight.Core.SignUp;

namespace FinSight.Tests.RuleCodes;

public sealed partial class RuleCodeTests
{
    static readonly ProviderIdentityClaims Known = new("https://id.example.org", "mara", "mara");

    Dictionary<Rule, Func<Task>> Providers => new()
    {
        [Rules.Providers.Taken] = async () =>
        {
            await LinkAsync(Mara, Known);
            await LinkAsync(await SomebodyAsync(), Known);
        },
        [Rules.Providers.OneOnly] = async () =>
        {
            var somebody = await SomebodyAsync();
            await LinkAsync(somebody, Known with { Subject = "noah" });
            await LinkAsync(somebody, Known with { Subject = "noah too" });
        },
        [Rules.Providers.LastWayIn] = async () =>
        {
            var user = await Get<RegistrationService>()
                .RegisterAsync(Known with { Subject = "zoe" }, "zoe", Core.Accounts.BrowserPreferences.Of(null, null));
            var sessions = Get<Core.Sessions.SessionService>();
            var me = (await sessions.CheckAsync(user.Id, await sessions.BeginAsync(user, ClientInfo.Unknown)))!;
            await Get<ProviderAccountService>().UnlinkAsync(sessions.ProofOf(me)!, ClientInfo.Unknown);
        },
    };

    async Task LinkAsync(Member member, ProviderIdentityClaims identity) =>
        await Get<ProviderAccountService>().LinkAsync(await ProofAsync(member), identity, ClientInfo.Unknown);
}
