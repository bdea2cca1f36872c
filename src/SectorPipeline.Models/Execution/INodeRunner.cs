namespace SectorPipeline.Models;

/// <summary>Does what a command does with one kind of node.</summary>
internal interface INodeRunner
{
    /// <summary>Completes the result; an exception makes it an error.</summary>
    Task<NodeResult> RunAsync(Node node, WarehouseSession session, NodeResult result, CancellationToken cancellation);
}
