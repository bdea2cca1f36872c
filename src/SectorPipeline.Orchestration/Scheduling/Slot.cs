using SectorPipeline.Core;

namespace SectorPipeline.Orchestration;

/// <summary>An instant at which a job is due.</summary>
/// <param name="At">In UTC.</param>
/// <param name="Session">What a run of it processes; null when the exchange is closed on that day, so that there is no run.</param>
public readonly record struct Slot(DateTimeOffset At, Session? Session);
