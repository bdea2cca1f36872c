namespace SectorPipeline.Quality.Declarations;

/// <summary>A check as it is written.</summary>
internal sealed class CheckEntry
{
    /// <summary>The kind, where the check has another name.</summary>
    public string? Uses { get; set; }

    public string? Severity { get; set; }

    public string? Action { get; set; }

    public string? Owner { get; set; }

    public string? Description { get; set; }

    /// <summary>A query of the project's own, in place of a kind.</summary>
    public string? Sql { get; set; }

    public bool Enabled { get; set; } = true;

    public Dictionary<string, object> With { get; set; } = new(StringComparer.Ordinal);
}
