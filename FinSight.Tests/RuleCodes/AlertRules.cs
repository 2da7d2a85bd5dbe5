using System.Buffers.Text;
using FinSight.Core;
using FinSight.Core.Alerts;
using FinSight.Core.Push;

namespace FinSight.Tests.RuleCodes;

public sealed partial class RuleCodeTests
{
    Dictionary<Rule, Func<Task>> Alerts => new()
    {
        [Rules.Alerts.QuietHoursEmpty] = () => Get<AlertChoiceService>().KeepQuietAsync(Mara, (new(22, 0), new(22, 0))),
        [Rules.Alerts.PushRefused] = () => PushAsync("http://push.example.org/1"),
        [Rules.Alerts.PushTooMany] = async () =>
        {
            for (var i = 0; i <= PushService.Most; i++) await PushAsync($"https://push.example.org/{i}");
        },
    };

    async Task PushAsync(string endpoint) => await Get<PushService>().TurnOnAsync(
        await House.SignInAsync(Mara),
        new(endpoint, Base64Url.EncodeToString([4, .. new byte[64]]), Base64Url.EncodeToString(new byte[16])));
}
