using SectorPipeline.Core;

namespace SectorPipeline.Orchestration;

/// <summary>A session of a backfill, and the run of it that is to be run again; null for a new one.</summary>
public sealed record BackfillSlot(Session Session, string? Run = null);
