namespace SectorPipeline.Sandbox;

/// <summary>How often a series is observed.</summary>
internal enum SeriesFrequency
{
    Daily,
    Weekly,
    Monthly,
    Quarterly,
}
