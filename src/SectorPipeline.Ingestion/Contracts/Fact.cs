namespace SectorPipeline.Ingestion;

/// <summary>A number that a registrant has reported, as one filing states it; filings repeat the numbers of earlier ones.</summary>
public sealed record Fact
{
    /// <summary>The registrant's number at the SEC, ten digits.</summary>
    public required string Cik { get; init; }

    /// <summary>The canonical symbol for which the registrant was asked about, such as BRK.B.</summary>
    public required string Symbol { get; init; }

    /// <summary>Such as us-gaap, ifrs-full or dei.</summary>
    public required string Taxonomy { get; init; }

    /// <summary>Such as NetIncomeLoss.</summary>
    public required string Tag { get; init; }

    /// <summary>Such as USD, USD/shares, shares or pure.</summary>
    public required string Unit { get; init; }

    /// <summary>The first day of the period; null where the number holds at one instant.</summary>
    public DateOnly? PeriodStart { get; init; }

    /// <summary>The last day of the period, or the day of the instant.</summary>
    public required DateOnly? PeriodEnd { get; init; }

    public double? Value { get; init; }

    public required string? AccessionNumber { get; init; }

    /// <summary>The fiscal year of the filing, not of the period.</summary>
    public long? FiscalYear { get; init; }

    /// <summary>The fiscal period of the filing: FY, Q1, Q2 or Q3.</summary>
    public string? FiscalPeriod { get; init; }

    public string? Form { get; init; }

    /// <summary>The day of the filing.</summary>
    public required DateOnly? Filed { get; init; }

    /// <summary>The calendar period for which the SEC takes this number, on one of those that repeat it; such as CY2023Q1I.</summary>
    public string? Frame { get; init; }
}
