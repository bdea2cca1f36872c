namespace SectorPipeline.Ingestion;

/// <summary>A document that a registrant has filed with the SEC.</summary>
public sealed record Filing
{
    /// <summary>The registrant's number at the SEC, ten digits.</summary>
    public required string Cik { get; init; }

    /// <summary>The canonical symbol for which the registrant was asked about, such as BRK.B.</summary>
    public required string Symbol { get; init; }

    public required string? AccessionNumber { get; init; }

    /// <summary>Such as 10-K, 8-K or 4.</summary>
    public string? Form { get; init; }

    public required DateOnly? FilingDate { get; init; }

    /// <summary>The end of the period that is reported on, or the day of the event; null where the form has none.</summary>
    public DateOnly? ReportDate { get; init; }

    /// <summary>When EDGAR took the filing in.</summary>
    public DateTimeOffset? AcceptedAt { get; init; }

    /// <summary>The act under which it was filed, such as 34.</summary>
    public string? Act { get; init; }

    public string? FileNumber { get; init; }

    /// <summary>The items of an 8-K, separated by commas.</summary>
    public string? Items { get; init; }

    /// <summary>Bytes of the whole submission.</summary>
    public long? Size { get; init; }

    public bool? IsXbrl { get; init; }

    public bool? IsInlineXbrl { get; init; }

    public string? PrimaryDocument { get; init; }

    public string? PrimaryDocDescription { get; init; }
}
