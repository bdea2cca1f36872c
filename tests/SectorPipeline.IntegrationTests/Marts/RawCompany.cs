namespace SectorPipeline.IntegrationTests.Marts;

/// <summary>One overview of one company, as the table raw.companies holds it.</summary>
internal sealed record RawCompany(string Symbol, DateOnly AsOf, string Sector, decimal? MarketCap);
