namespace FinSight.Web.Hosting;

/// <summary>
/// The settings that FinSight reads from its environment, so that one with a slip in its name does not pass for set.
/// </summary>
static class KnownSettings
{
    const string Prefix = "FINSIGHT_";

    /// <summary>As the README has them. From CHROMIUM on they are of the tests and the benchmark.</summary>
    internal static readonly IReadOnlyList<string> Names =
    [
        "DATA", "DATABASE", "DRAIN", "CURRENCY", "REGISTRATION", "INVITES", "PASSWORDS", "PUBLIC_URL", "PROXIES",
        "API_ORIGINS", "WEBHOOK_HOSTS",
        "OIDC_AUTHORITY", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET", "OIDC_NAME",
        "SMTP_HOST", "SMTP_PORT", "SMTP_TLS", "SMTP_USER", "SMTP_PASSWORD", "SMTP_FROM",
        "BACKUP", "BACKUP_DIR", "BACKUP_PASSPHRASE", "FONTS",
        "LIMITS_FORMS", "LIMITS_REGISTRATIONS", "LIMITS_RESETS", "LIMITS_QUICK_ENTRIES", "LIMITS_PAGES", "LIMITS_LOADS",
        "LIMITS_API",
        "LIMITS_HOOK", "LIMITS_TOKENLESS", "LIMITS_MESSAGE_KIB", "LIMITS_BODY_KIB",
        "METRICS_PORT", "METRICS_TOKEN", "LOGS", "CHROMIUM", "BENCH", "PROOFS", "PRINTS",
    ];

    /// <summary>Those among the names that are of FinSight, and no setting of it.</summary>
    public static IEnumerable<string> Unknown(IEnumerable<string> names) => names
        .Where(
            name => name.StartsWith(Prefix, StringComparison.Ordinal)
                && !name.StartsWith("FINSIGHT_TEST_", StringComparison.Ordinal))
        .Where(name => !Names.Contains(Base(name))).Order(StringComparer.Ordinal);

    public static void WarnOfUnknown(this WebApplication app)
    {
        foreach (var name in Unknown(Environment.GetEnvironmentVariables().Keys.Cast<string>()))
            app.Logger.LogWarning("{Name} is set, and FinSight has no such setting", name);
    }

    /// <summary>A setting that is a secret may name a file.</summary>
    static string Base(string name) =>
        name.EndsWith("_FILE", StringComparison.Ordinal) ? name[Prefix.Length..^"_FILE".Length] : name[Prefix.Length..];
}
