using FinSight.Core.SecondFactor;
using FinSight.Core.Security;
using FinSight.Core.Sessions;

namespace FinSight.Tests.SecondFactor;

/// <summary>What a person does with the app for codes.</summary>
static class TwoStepExtensions
{
    public static async Task<(string Secret, IReadOnlyList<string> Codes)> TurnOnAsync(
        this TwoStepService twoStep, FreshProof me, TimeProvider? time = null)
    {
        var setup = await twoStep.SetUpAsync(me);
        return (setup.Secret,
            await twoStep.TurnOnAsync(me, setup.Sealed, CodeOf(setup.Secret, time), ClientInfo.Unknown));
    }

    /// <summary>What the app shows now.</summary>
    public static string CodeOf(string secret, TimeProvider? time = null) =>
        TimeBasedCode.Of(
            Base32.Decode(secret), TimeBasedCode.StepAt((time ?? TimeProvider.System).GetUtcNow().UtcDateTime));
}
