namespace SectorPipeline.Ingestion.Fred;

/// <summary>Whether FRED gives the vintages of a period.</summary>
internal enum VintageAccess
{
    Given,

    /// <summary>The period holds more vintages than FRED gives at once.</summary>
    TooMany,

    /// <summary>FRED keeps only the current values of the series.</summary>
    None,
}
