namespace SectorPipeline.Ingestion.Http;

/// <summary>What an answer comes to, in the vendor's words where it gives any, and how long to wait where that is known.</summary>
internal readonly record struct Verdict(VendorOutcome Outcome, string Reason, TimeSpan? Wait = null);
