namespace SectorPipeline.Models;

/// <summary>One command over a project.</summary>
internal sealed record Invocation(string Id, DateTimeOffset StartedAt, string Command, bool FullRefresh);
