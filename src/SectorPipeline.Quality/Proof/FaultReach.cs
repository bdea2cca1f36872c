namespace SectorPipeline.Quality.Proof;

/// <summary>How much of a dataset a fault hits.</summary>
internal enum FaultReach
{
    Row,

    /// <summary>All rows of a symbol or series from its day on, so that it can have one only.</summary>
    Onward,

    /// <summary>All rows of a vendor's day.</summary>
    Day,

    /// <summary>What the lake holds on the morning after a session; each is judged by itself.</summary>
    Delivery,
}
