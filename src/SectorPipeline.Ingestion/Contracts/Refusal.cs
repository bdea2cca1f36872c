namespace SectorPipeline.Ingestion;

/// <summary>Why a row breaks its contract: the rule, such as <c>range</c>, and the reason in words.</summary>
internal readonly record struct Refusal(string Rule, string Reason)
{
    /// <summary>The refusal of a row in which something could not be read as its type; null where all could.</summary>
    public static Refusal? OfTypes(string? faults) => faults is null ? null : new Refusal("type", faults);
}
