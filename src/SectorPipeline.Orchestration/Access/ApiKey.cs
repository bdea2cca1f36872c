namespace SectorPipeline.Orchestration;

/// <summary>A program's key to the host; of its text only a hash is kept.</summary>
public sealed record ApiKey
{
    /// <summary>The part of the text that is no secret.</summary>
    public required string Id { get; init; }

    /// <summary>Whose it is, such as <c>nightly-report</c>.</summary>
    public required string Name { get; init; }

    /// <summary>What it may do: viewer, operator or admin.</summary>
    public required string Role { get; init; }

    public required DateTimeOffset Created { get; init; }

    public required string By { get; init; }

    public DateTimeOffset? Revoked { get; init; }
}
