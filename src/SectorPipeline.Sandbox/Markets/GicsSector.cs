namespace SectorPipeline.Sandbox;

/// <summary>One of the eleven GICS sectors: its fund, its Alpha Vantage name, and how its simulated stocks behave.</summary>
/// <param name="Name">As GICS writes it.</param>
/// <param name="Etf">The sector SPDR.</param>
/// <param name="Letters">What invented symbols begin with.</param>
/// <param name="AlphaVantageName">As OVERVIEW writes it.</param>
/// <param name="Beta">Typical sensitivity to the market.</param>
/// <param name="Volatility">Of the sector factor, a year.</param>
/// <param name="DividendYield">Typical, a year.</param>
/// <param name="Trades">What its companies call themselves.</param>
internal sealed record GicsSector(
    string Name,
    string Etf,
    string Letters,
    string AlphaVantageName,
    double Beta,
    double Volatility,
    double DividendYield,
    string[] Trades)
{
    public static IReadOnlyList<GicsSector> All { get; } =
    [
        new("Communication Services", "XLC", "COM", "COMMUNICATION SERVICES", 1.00, 0.10, 0.010,
            ["Media", "Telecom", "Broadcasting", "Networks", "Interactive", "Wireless", "Publishing", "Entertainment"]),
        new("Consumer Discretionary", "XLY", "DSC", "CONSUMER CYCLICAL", 1.15, 0.10, 0.010,
            ["Motors", "Stores", "Resorts", "Apparel", "Homes", "Restaurants", "Outfitters", "Leisure"]),
        new("Consumer Staples", "XLP", "STA", "CONSUMER DEFENSIVE", 0.65, 0.08, 0.027,
            ["Foods", "Beverages", "Household", "Grocers", "Farms", "Brands", "Bakeries", "Provisions"]),
        new("Energy", "XLE", "ENR", "ENERGY", 1.05, 0.19, 0.032,
            ["Petroleum", "Drilling", "Pipelines", "Refining", "Oilfield", "Exploration", "Gas", "Midstream"]),
        new("Financials", "XLF", "FIN", "FINANCIAL SERVICES", 1.10, 0.11, 0.022,
            ["Bancorp", "Insurance", "Capital", "Trust", "Assurance", "Exchange", "Credit", "Holdings"]),
        new("Health Care", "XLV", "HLT", "HEALTHCARE", 0.85, 0.10, 0.015,
            ["Pharma", "Devices", "Biologics", "Diagnostics", "Therapeutics", "Clinics", "Medical", "Genomics"]),
        new("Industrials", "XLI", "IND", "INDUSTRIALS", 1.05, 0.08, 0.017,
            ["Machinery", "Aerospace", "Logistics", "Railways", "Electric", "Tools", "Airways", "Engineering"]),
        new("Information Technology", "XLK", "TEC", "TECHNOLOGY", 1.20, 0.11, 0.008,
            ["Software", "Semiconductor", "Systems", "Devices & Data", "Cloud", "Microelectronics", "Computing", "Security"]),
        new("Materials", "XLB", "MAT", "BASIC MATERIALS", 1.05, 0.11, 0.020,
            ["Chemicals", "Metals", "Minerals", "Packaging", "Steel", "Aggregates", "Coatings", "Timber"]),
        new("Real Estate", "XLRE", "REA", "REAL ESTATE", 0.90, 0.12, 0.035,
            ["Realty", "Properties", "Apartments", "Storage", "Towers", "Office Parks", "Warehouses", "Land"]),
        new("Utilities", "XLU", "UTL", "UTILITIES", 0.55, 0.11, 0.034,
            ["Power", "Water", "Light & Power", "Gas Works", "Hydro", "Grid", "Renewables", "Utilities"]),
    ];

    public static GicsSector? Find(string? name) => All.FirstOrDefault(sector => sector.Name == name);
}
