namespace SectorPipeline.Warehouses;

/// <summary>One DuckDB file as a warehouse.</summary>
public sealed record DuckDbWarehouseOptions
{
    public const string InMemory = ":memory:";

    /// <summary>The file, which is created when it does not exist, or <see cref="InMemory"/>.</summary>
    public required string Path { get; init; }

    public string Schema { get; init; } = "main";

    /// <summary>Such as <c>2GB</c>; DuckDB's own default when null: 80% of the memory.</summary>
    public string? MemoryLimit { get; init; }

    /// <summary>How many cores DuckDB may use; its own default when null: all.</summary>
    public int? Threads { get; init; }
}
