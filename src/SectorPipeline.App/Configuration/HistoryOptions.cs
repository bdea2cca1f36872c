using SectorPipeline.Core;

namespace SectorPipeline.App.Configuration;

/// <summary>Where the run history is, and for how long.</summary>
internal sealed record HistoryOptions
{
    public const string Section = "History";

    /// <summary>A PostgreSQL database as Npgsql reads it; none keeps the history in a file of the data root.</summary>
    public Secret ConnectionString { get; init; } = Secret.None;

    /// <summary>The schema of its tables; created where it is missing.</summary>
    public string Schema { get; init; } = "sector";

    /// <summary>For how many days runs are kept.</summary>
    public int KeepDays { get; init; } = 400;
}
