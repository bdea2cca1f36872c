namespace SectorPipeline.Models;

/// <summary>How a column of a query comes from the columns of the relations that it reads.</summary>
public enum ColumnKind
{
    /// <summary>The same column under the same name.</summary>
    Passthrough,

    /// <summary>The same column under another name.</summary>
    Renamed,

    /// <summary>An expression of the rows' own values.</summary>
    Derived,

    /// <summary>An aggregate over several rows that became one.</summary>
    Aggregated,

    /// <summary>It reads no column.</summary>
    Constant,

    /// <summary>Its origin could not be read from the text.</summary>
    Unknown,
}
