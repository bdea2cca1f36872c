namespace SectorPipeline.Quality.Declarations;

/// <summary>A file of <c>jobs/quality/</c> as it is written.</summary>
internal sealed class DatasetEntry
{
    public string Dataset { get; set; } = "";

    public string Entity { get; set; } = "";

    public string Date { get; set; } = "";

    public List<string> Key { get; set; } = [];

    public string Owner { get; set; } = "";

    /// <summary>Values of parameters for every check that has them.</summary>
    public Dictionary<string, object> With { get; set; } = new(StringComparer.Ordinal);

    public Dictionary<string, CheckEntry?> Checks { get; set; } = new(StringComparer.Ordinal);
}
