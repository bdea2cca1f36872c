namespace SectorPipeline.Ingestion;

/// <summary>Why a row breaks its contract: the rule, such as <c>range</c>, and the reason in words.</summary>
internal readonly record struct Refusal(string Rule, string Reason);
