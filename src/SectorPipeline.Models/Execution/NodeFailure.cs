namespace SectorPipeline.Models;

/// <summary>A node that failed after parts of its result were known.</summary>
internal sealed class NodeFailure(NodeResult result, Exception cause) : Exception(cause.Message, cause)
{
    public NodeResult Result { get; } = result;
}
