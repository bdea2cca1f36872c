using IoPath = System.IO.Path;

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

    /// <summary>Settings by name, such as <c>TimeZone</c>, that every connection has.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Extensions that are loaded, and installed first where that is needed.</summary>
    public IReadOnlyList<string> Extensions { get; init; } = [];

    public IReadOnlyList<DuckDbAttachment> Attachments { get; init; } = [];

    /// <summary>The name that DuckDB gives to the database: the file's name up to its first dot.</summary>
    public string DatabaseName =>
        Path == InMemory ? "memory"
        : IoPath.GetFileName(Path).Split('.')[0] is var name && name is "main" or "temp" or "system" ? name + "_db"
        : name;
}
