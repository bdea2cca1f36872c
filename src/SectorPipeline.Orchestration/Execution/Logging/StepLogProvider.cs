using Microsoft.Extensions.Logging;

namespace SectorPipeline.Orchestration;

/// <summary>Hands what is logged within a step to the log of its run; what is logged elsewhere is not its business.</summary>
[ProviderAlias("Run")]
public sealed class StepLogProvider : ILoggerProvider
{
    private static readonly AsyncLocal<StepLog?> Current = new();

    public ILogger CreateLogger(string categoryName) => new StepLogger();

    public void Dispose()
    {
    }

    /// <summary>From here on, as far as the calls of this method's caller go, lines are of this step.</summary>
    internal static void Enter(StepLog log) => Current.Value = log;

    private sealed class StepLogger : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information && Current.Value is not null;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
                Current.Value!.Add(logLevel, exception is null ? formatter(state, exception) : $"{formatter(state, exception)}\n{exception}");
        }
    }
}
