namespace SectorPipeline.Orchestration;

/// <summary>What the failure of a step means for the rest of its run.</summary>
public enum FailurePolicy
{
    /// <summary>What needs it is skipped, the rest goes on, and the run fails.</summary>
    Stop,

    /// <summary>What needs it goes on, and the run can still succeed, with a warning.</summary>
    Continue,

    /// <summary>As <see cref="Stop"/>, and another step runs because of it.</summary>
    Run,
}
