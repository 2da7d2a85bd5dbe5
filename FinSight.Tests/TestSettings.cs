using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace FinSight.Tests;

/// <summary>Tests ask in seconds what people ask in months, and let each other in.</summary>
static class TestSettings
{
    public static IReadOnlyDictionary<string, string> Usual { get; } = new Dictionary<string, string>
    {
        ["FINSIGHT_REGISTRATION"] = "open",
        ["FINSIGHT_DRAIN"] = "0",
        ["FINSIGHT_LIMITS_FORMS"] = "1000000",
        ["FINSIGHT_LIMITS_REGISTRATIONS"] = "1000000",
        ["FINSIGHT_LIMITS_RESETS"] = "1000000",
        ["FINSIGHT_LIMITS_QUICK_ENTRIES"] = "1000000",
        ["FINSIGHT_LIMITS_PAGES"] = "100000",
        ["FINSIGHT_LIMITS_LOADS"] = "1000000",
        ["FINSIGHT_LIMITS_API"] = "1000000",
        ["FINSIGHT_LIMITS_TOKENLESS"] = "1000000",
        ["FINSIGHT_LIMITS_HOOK"] = "1000000",
    };

    /// <summary>A password is checked in a millisecond instead of more than a hundred.</summary>
    public static void HashQuickly(IServiceCollection services) =>
        services.Configure<PasswordHasherOptions>(hashing => hashing.IterationCount = 1000);
}
