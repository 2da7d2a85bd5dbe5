using FinSight.Core;

namespace FinSight.Web.Features.Telemetry;

/// <summary>What is measured, and who gets it. Off unless it is asked for.</summary>
/// <param name="IsSent">By OTLP, to where the usual <c>OTEL_</c> variables say.</param>
/// <param name="Token">Opens <c>/metrics</c> on the usual port; null where that is shut.</param>
/// <param name="Listener">Of its own, with <c>/metrics</c> and nothing else; null where there is none.</param>
/// <param name="HasJsonLogs">Logs are written as JSON, a line each.</param>
sealed record TelemetrySettings(bool IsSent, string? Token, MetricsListenerSettings? Listener, bool HasJsonLogs)
{
    const string TokenName = "FINSIGHT_METRICS_TOKEN", LogsName = "FINSIGHT_LOGS";
    const int ShortestToken = 16;

    static readonly string[] Endpoints =
        ["OTEL_EXPORTER_OTLP_ENDPOINT", "OTEL_EXPORTER_OTLP_METRICS_ENDPOINT", "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT"];

    public bool IsOn => IsSent || IsServed;

    /// <summary>Prometheus comes for it.</summary>
    public bool IsServed => Token is not null || Listener is not null;

    /// <exception cref="StartupException">A setting has a value that means nothing.</exception>
    public static TelemetrySettings Read(Func<string, string?> setting)
    {
        var isDisabled = string.Equals(setting("OTEL_SDK_DISABLED"), "true", StringComparison.OrdinalIgnoreCase);
        var token = SecretSettingReader.Read(setting, TokenName);
        if (token is { Length: < ShortestToken })
            throw new StartupException(
                $"{TokenName} is shorter than {ShortestToken} characters: anybody could guess it.");
        return new(
            !isDisabled && Array.Exists(Endpoints, name => !string.IsNullOrEmpty(setting(name))),
            isDisabled ? null : token,
            isDisabled ? null
                : MetricsListenerSettings.Read(setting(MetricsListenerSettings.Name)), IsJson(setting(LogsName)));
    }

    static bool IsJson(string? text) => text switch
    {
        null or "" or "text" => false,
        "json" => true,
        _ => throw new StartupException($"{LogsName} is \"{text}\": set it to text or json."),
    };
}
