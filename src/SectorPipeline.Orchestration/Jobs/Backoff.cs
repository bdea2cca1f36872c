namespace SectorPipeline.Orchestration;

/// <summary>How the pauses between attempts grow.</summary>
public enum Backoff
{
    /// <summary>Each pause is twice the one before.</summary>
    Exponential,
    Constant,
}
