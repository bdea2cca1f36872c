using SectorPipeline.Core;

namespace SectorPipeline.Orchestration;

/// <summary>This process no longer executes the run: another has taken it over, or it has ended.</summary>
public sealed class RunLostException(string run)
    : PipelineException($"run {run}: this process no longer executes it, so nothing of it is recorded from here. See who does with 'sector runs show {run}'.");
