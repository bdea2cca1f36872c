namespace SectorPipeline.Sandbox;

/// <summary>Whose wire format an answer is in.</summary>
internal enum Vendor
{
    Yahoo,
    AlphaVantage,
    Fred,
    CoinGecko,
    Sec,
}
