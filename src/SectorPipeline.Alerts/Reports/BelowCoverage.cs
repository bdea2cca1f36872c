namespace SectorPipeline.Alerts;

/// <summary>What happens to a report of a session of which too little has come in.</summary>
public enum BelowCoverage
{
    /// <summary>It is made, and says across each page that it is incomplete.</summary>
    Watermark,

    /// <summary>A page that says why stands in its place.</summary>
    Withhold,
}
