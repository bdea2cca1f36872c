using SectorPipeline.Lake;

namespace SectorPipeline.Ingestion.Steps;

/// <summary>What a vendor's answers about one symbol or series came to, ready to be written.</summary>
internal sealed class Delivery<TRow>(string key)
{
    public string Key => key;

    public List<(TRow Row, string RequestId)> Rows { get; } = [];

    public List<QuarantinedRow> Refused { get; } = [];

    /// <summary>Rows that the vendor sent again although they are committed.</summary>
    public long Unchanged { get; set; }

    /// <summary>Places without values, which are neither rows nor faults.</summary>
    public long Missing { get; set; }

    public string? NoData { get; set; }

    /// <summary>How far the symbol is known after this; null where it is not to move.</summary>
    public Watermark? Mark { get; set; }
}
