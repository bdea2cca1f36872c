namespace SectorPipeline.Lake;

/// <summary>A refused row as JSON, the rule that it broke, and the reason in words.</summary>
public sealed record QuarantinedRow(string Json, string Rule, string Reason, string? Key, string RequestId);
