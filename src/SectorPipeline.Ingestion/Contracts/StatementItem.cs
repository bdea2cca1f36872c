namespace SectorPipeline.Ingestion;

/// <summary>One line of a company's financial statement, under the vendor's name for it.</summary>
public sealed record StatementItem
{
    /// <summary>The canonical symbol, such as BRK.B.</summary>
    public required string Symbol { get; init; }

    /// <summary>Which statement: income, balance_sheet or cash_flow.</summary>
    public required string Statement { get; init; }

    /// <summary>What it is about: annual or quarterly.</summary>
    public required string Period { get; init; }

    /// <summary>The last day of the fiscal year or quarter.</summary>
    public required DateOnly? FiscalDate { get; init; }

    /// <summary>The vendor's name, such as totalRevenue.</summary>
    public required string Item { get; init; }

    /// <summary>The amount, or the number of shares where the item counts some; null where the company does not report it.</summary>
    public decimal? Value { get; init; }

    public string? Currency { get; init; }
}
