namespace SectorPipeline.Sandbox;

/// <summary>A fund or index that follows the market value of a sector, or of all stocks.</summary>
/// <param name="Security">The symbol it has.</param>
/// <param name="Sector">Index into <see cref="GicsSector.All"/>, or null for the whole market.</param>
/// <param name="FirstLevel">At the epoch.</param>
/// <param name="QuarterlyYield">Paid out a quarter; 0 for an index.</param>
/// <param name="TypicalVolume">Shares a day.</param>
internal sealed record FundProfile(Security Security, int? Sector, double FirstLevel, double QuarterlyYield, double TypicalVolume)
{
    private const string Spdr = "Select Sector SPDR ";

    public static IReadOnlyList<FundProfile> All { get; } =
    [
        .. GicsSector.All.Select((sector, index) => new FundProfile(
            new Security(sector.Etf, Spdr + sector.Name, SecurityKind.Etf, sector.Name, null),
            index, 20 + 2 * index, sector.DividendYield * 0.8 / 4, 1.2e7)).OrderBy(fund => fund.Security.Symbol, StringComparer.Ordinal),
        new(new Security("SPY", "SPDR S&P 500 ETF Trust", SecurityKind.Etf, null, null), null, 145.5, 0.004, 9e7),
        new(new Security("^GSPC", "S&P 500", SecurityKind.Index, null, null), null, 1455, 0, 3.5e9),
    ];
}
