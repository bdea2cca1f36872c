namespace SectorPipeline.Ingestion.Http;

/// <summary>What an answer comes to, in the vendor's words where it gives any, and how long to wait where that is known.</summary>
/// <param name="Expires">Whether what the request was signed with is no longer taken.</param>
internal readonly record struct Verdict(VendorOutcome Outcome, string Reason, TimeSpan? Wait = null, bool Expires = false);
