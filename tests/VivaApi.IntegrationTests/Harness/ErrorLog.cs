using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace VivaApi.IntegrationTests.Harness;

/// <summary>
/// Keeps what the service logs as an error, so that a test can insist that there was none, and all text, to look for secrets.
/// </summary>
internal sealed class ErrorLog : ILoggerProvider
{
    public ConcurrentQueue<string> Errors { get; } = new();

    public ConcurrentQueue<string> Lines { get; } = new();

    /// <summary>From which level on text is kept. Below information it is kept whatever the service's own settings silence.</summary>
    public LogLevel From { get; init; } = LogLevel.Information;

    public ILogger CreateLogger(string categoryName) => new Writer(this, categoryName);

    public void Dispose()
    {
    }

    private sealed class Writer(ErrorLog log, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
        {
            // What a scope says is written with every line inside it.
            log.Lines.Enqueue($"{category}: {state}");
            return null;
        }

        public bool IsEnabled(LogLevel logLevel) => logLevel >= log.From;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            var line = $"{category}: {formatter(state, exception)} {exception}";
            log.Lines.Enqueue(line);
            if (logLevel >= LogLevel.Error)
            {
                log.Errors.Enqueue(line);
            }
        }
    }
}
