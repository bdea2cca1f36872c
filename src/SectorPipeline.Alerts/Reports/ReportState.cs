namespace SectorPipeline.Alerts;

/// <summary>What became of a report.</summary>
public enum ReportState
{
    Published,

    /// <summary>Published as incomplete.</summary>
    Watermarked,

    /// <summary>Not published: a page says why.</summary>
    Withheld,
}
