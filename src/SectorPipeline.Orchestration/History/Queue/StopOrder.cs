namespace SectorPipeline.Orchestration;

/// <summary>A run that this node must stop executing; when it is lost, another node executes it or it has ended, and nothing more can be recorded.</summary>
public sealed record StopOrder(string Run, string Reason, bool Lost);
