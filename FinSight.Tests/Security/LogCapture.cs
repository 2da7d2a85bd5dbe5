using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace FinSight.Tests.Security;

/// <summary>Hears every line that is logged, at any level, with its scopes and its exception.</summary>
sealed class LogCapture : ILoggerProvider, ISupportExternalScope
{
    IExternalScopeProvider? _scopes;

    public ConcurrentQueue<string> Lines { get; } = new();

    public ILogger CreateLogger(string categoryName) => new Listener(this, categoryName);

    public void SetScopeProvider(IExternalScopeProvider scopeProvider) => _scopes = scopeProvider;

    public void Dispose() { }

    sealed class Listener(LogCapture log, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception,
            Func<TState, Exception?, string> formatter)
        {
            var values = state is IEnumerable<KeyValuePair<string, object?>> pairs ? string.Join(' ', pairs) : "";
            var scopes = new List<string>();
            log._scopes?.ForEachScope((scope, all) => all.Add(
                $"{scope} {(scope is IEnumerable<KeyValuePair<string, object?>> held ? string.Join(' ', held) : "")}"),
                scopes);
            log.Lines.Enqueue(
                $"{logLevel} {category}: {formatter(state, exception)} {values} {exception} "
                + string.Join(' ', scopes));
        }
    }
}
