namespace SectorPipeline.Core;

/// <summary>Nodes that need each other; <see cref="Path"/> starts and ends with the same node.</summary>
public sealed class CycleException(IReadOnlyList<string> path)
    : PipelineException($"{string.Join(" → ", path)}: these need each other in a circle. Remove one of the needs.")
{
    public IReadOnlyList<string> Path { get; } = path;
}
