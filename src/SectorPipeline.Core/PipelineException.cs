namespace SectorPipeline.Core;

/// <summary>A failure whose message says where, what, and what to do next.</summary>
public class PipelineException(string message, Exception? cause = null) : Exception(message, cause)
{
    /// <summary>Whether the same call may succeed later; only these are retried.</summary>
    public bool IsTransient { get; init; }

    /// <summary>What a step had done, and kept, when it failed; null where that is not known.</summary>
    public StepResult? Partial { get; init; }
}
