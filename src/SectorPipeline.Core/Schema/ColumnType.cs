namespace SectorPipeline.Core;

/// <summary>The types of columns that lake and warehouse both speak.</summary>
public enum ColumnType
{
    Text,
    Date,

    /// <summary>An instant in UTC, to the microsecond.</summary>
    Timestamp,

    /// <summary>A 64-bit floating-point number: prices and statistics.</summary>
    Double,

    /// <summary>A 64-bit integer.</summary>
    Integer,

    /// <summary>decimal(28, 4): money as reported in statements.</summary>
    Money,
    Boolean,
}
