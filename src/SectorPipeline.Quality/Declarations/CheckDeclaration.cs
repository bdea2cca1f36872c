namespace SectorPipeline.Quality;

/// <summary>A check of a dataset as <c>jobs/quality/*.yml</c> declares it.</summary>
public sealed record CheckDeclaration
{
    /// <summary>Such as <c>prices.ohlc_order</c>.</summary>
    public required string Name { get; init; }

    public required string Dataset { get; init; }

    public required CheckFamily Family { get; init; }

    /// <summary>What is wrong with what it finds, in a sentence.</summary>
    public required string About { get; init; }

    public required Severity Severity { get; init; }

    public required CheckAction Action { get; init; }

    public required string Owner { get; init; }

    /// <summary>The kind that it is of; of a query of the project's own, a kind of its own.</summary>
    public required CheckKind Kind { get; init; }

    /// <summary>The values of the kind's parameters.</summary>
    public required IReadOnlyDictionary<string, object> Parameters { get; init; }
}
