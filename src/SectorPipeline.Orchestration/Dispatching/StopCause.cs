namespace SectorPipeline.Orchestration;

/// <summary>Why a node stops a run that it executes.</summary>
internal enum StopCause
{
    /// <summary>Somebody cancelled it.</summary>
    Cancelled,

    /// <summary>The node ends; another one, or this one after its start, goes on with it.</summary>
    Shutdown,

    /// <summary>Another node has it, or may have it because this one could not say that it lives.</summary>
    Lost,
}
