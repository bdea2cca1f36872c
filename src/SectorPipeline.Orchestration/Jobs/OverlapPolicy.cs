namespace SectorPipeline.Orchestration;

/// <summary>What becomes of a run that is due while an earlier one of its job still goes on.</summary>
public enum OverlapPolicy
{
    /// <summary>It does not take place.</summary>
    Skip,

    /// <summary>It starts when the earlier one has ended.</summary>
    Queue,

    /// <summary>The earlier one is cancelled for it.</summary>
    Cancel,
}
