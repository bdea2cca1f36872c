namespace SectorPipeline.Sandbox;

/// <summary>What an invented company is made of: fixed for ever by seed and symbol.</summary>
internal sealed record StockProfile
{
    public required string Symbol { get; init; }

    public required string Name { get; init; }

    /// <summary>Index into <see cref="GicsSector.All"/>.</summary>
    public required int Sector { get; init; }

    public required double MarketBeta { get; init; }

    public required double SectorBeta { get; init; }

    /// <summary>A year, of what neither market nor sector explains.</summary>
    public required double OwnVolatility { get; init; }

    /// <summary>Log return a session beyond that of the factors.</summary>
    public required double Drift { get; init; }

    public required double FirstPrice { get; init; }

    /// <summary>At the epoch.</summary>
    public required double Shares { get; init; }

    /// <summary>Of the price, a quarter; 0 for companies that pay none.</summary>
    public required double QuarterlyYield { get; init; }

    /// <summary>Log of the price above which the board thinks of a split.</summary>
    public required double SplitAboveLog { get; init; }

    /// <summary>Of the shares, traded on an average day.</summary>
    public required double Turnover { get; init; }

    public required int DividendSlot { get; init; }

    public required int EarningsSlot { get; init; }

    public static StockProfile Create(int seed, int sectorIndex, int number)
    {
        var sector = GicsSector.All[sectorIndex];
        var symbol = $"{sector.Letters}{number:00}";
        var noise = Noise.For(seed, symbol + " profile");
        var price = noise.Uniform(0, 18, 110);
        return new StockProfile
        {
            Symbol = symbol,
            Name = CompanyNames.Of(sector, number),
            Sector = sectorIndex,
            MarketBeta = Math.Max(0.2, sector.Beta + 0.2 * noise.Normal(1)),
            SectorBeta = noise.Uniform(2, 0.7, 1.3),
            OwnVolatility = noise.Uniform(3, 0.15, 0.34),
            Drift = 0.02 * noise.Normal(4) / 252,
            FirstPrice = price,
            Shares = Math.Exp(23.2 + 1.2 * noise.Normal(5)) / price,
            QuarterlyYield = noise.Uniform(6) < 0.25 ? 0 : sector.DividendYield * noise.Uniform(7, 0.5, 1.6) / 4,
            SplitAboveLog = Math.Log(noise.Uniform(8, 150, 500)),
            Turnover = noise.Uniform(9, 0.002, 0.008),
            DividendSlot = Timeline.QuarterSlot((int)(noise.Uniform(10) * 3), 2 + (int)(noise.Uniform(11) * 12)),
            EarningsSlot = Timeline.QuarterSlot(1, 8 + (int)(noise.Uniform(12) * 6)),
        };
    }
}
