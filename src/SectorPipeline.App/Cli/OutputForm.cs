namespace SectorPipeline.App.Cli;

/// <summary>How a command prints what it was asked for.</summary>
internal enum OutputForm
{
    /// <summary>For people.</summary>
    Text,

    /// <summary>For scripts, in dbt's shape.</summary>
    Json,
}
