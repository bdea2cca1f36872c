namespace SectorPipeline.IntegrationTests.Marts;

/// <summary>One version of one daily bar, as the table raw.prices holds it.</summary>
internal sealed record RawPrice(string Symbol, DateOnly Session, double Close, double AdjustedClose)
{
    public string Vendor { get; init; } = "alphavantage";

    public double High { get; init; } = Close * 1.01;

    public double Low { get; init; } = Close * 0.99;

    public long? Volume { get; init; } = 1_000_000;

    public double Dividend { get; init; }

    public double SplitFactor { get; init; } = 1;
}
