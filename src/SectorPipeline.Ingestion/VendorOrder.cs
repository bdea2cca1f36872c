namespace SectorPipeline.Ingestion;

/// <summary>The vendors of each dataset that has several: the first is asked, each other one for what those before it could not give.</summary>
public sealed record VendorOrder
{
    private static readonly string[] PricesByDefault = ["yahoo"];

    public IReadOnlyList<string>? Prices { get; init; }

    /// <summary>Where <see cref="Prices"/> is not set: a history from two vendors is a choice that people make.</summary>
    internal IReadOnlyList<string> PricesOrDefault => Prices ?? PricesByDefault;

    public IReadOnlyList<string>? IntradayPrices { get; init; }

    /// <summary>Where <see cref="IntradayPrices"/> is not set.</summary>
    internal IReadOnlyList<string> IntradayPricesOrDefault => IntradayPrices ?? PricesByDefault;

    public IReadOnlyList<string>? Companies { get; init; }
}
