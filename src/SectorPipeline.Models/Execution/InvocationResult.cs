namespace SectorPipeline.Models;

/// <summary>What became of a command.</summary>
public sealed record InvocationResult
{
    public required string InvocationId { get; init; }

    /// <summary>Such as <c>build</c>.</summary>
    public required string Command { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public required TimeSpan Elapsed { get; init; }

    /// <summary>One per node, in the order in which they ended.</summary>
    public required IReadOnlyList<NodeResult> Results { get; init; }

    /// <summary>What should be known although it stopped nothing.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    public bool Succeeded => Results.All(result => result.IsGood);

    public int Count(NodeStatus status) => Results.Count(result => result.Status == status);
}
