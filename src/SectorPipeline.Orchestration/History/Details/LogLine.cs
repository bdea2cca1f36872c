using Microsoft.Extensions.Logging;

namespace SectorPipeline.Orchestration;

/// <summary>A line that a step wrote.</summary>
/// <param name="Id">Growing within the run; zero until it is in the history.</param>
public sealed record LogLine(long Id, string Step, int Attempt, DateTimeOffset At, LogLevel Level, string Message);
