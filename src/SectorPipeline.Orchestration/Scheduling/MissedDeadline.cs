using SectorPipeline.Core;

namespace SectorPipeline.Orchestration;

/// <summary>A session that is not processed although the deadline of its slot has passed, and of whose slot no run was ever queued.</summary>
/// <param name="Job">The job's name.</param>
/// <param name="Session">The session.</param>
/// <param name="Due">The slot, in UTC.</param>
/// <param name="Deadline">When the session was to be done.</param>
public sealed record MissedDeadline(string Job, Session Session, DateTimeOffset Due, DateTimeOffset Deadline);
