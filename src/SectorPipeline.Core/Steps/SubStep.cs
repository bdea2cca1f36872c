namespace SectorPipeline.Core;

/// <summary>A part of a step that is shown by itself: a model, a test, a symbol.</summary>
public sealed record SubStep
{
    /// <summary>Unlike that of any other part of the step.</summary>
    public required string Name { get; init; }

    /// <summary>What it is: model, seed, test, symbol, item.</summary>
    public required string Kind { get; init; }

    public required SubStepState State { get; init; }

    /// <summary>Where it stands in the order of the step.</summary>
    public long Position { get; init; }

    public DateTimeOffset? Started { get; init; }

    public DateTimeOffset? Finished { get; init; }

    /// <summary>The rows that it wrote, where that is known.</summary>
    public long? Rows { get; init; }

    /// <summary>The error, or what a person should know.</summary>
    public string? Message { get; init; }

    /// <summary>What it ran: the SQL of a model.</summary>
    public string? Detail { get; init; }
}
