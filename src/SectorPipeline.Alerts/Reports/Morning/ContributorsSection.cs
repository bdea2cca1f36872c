namespace SectorPipeline.Alerts;

/// <summary>Which stocks carried each sector, and which moved the most of all.</summary>
internal static class ContributorsSection
{
    private const int Movers = 8;

    public static Html Of(MorningFacts facts)
    {
        var carriers = new HtmlTable<SectorDay>(
            "The stocks that added the most and the least to each sector, percentage points of its return",
            [
                Columns.Heading<SectorDay>("Sector", sector => $"{sector.Sector}"),
                Columns.Text<SectorDay>("Best", sector => sector.Top),
                Columns.Points<SectorDay>("Added", sector => sector.TopContribution),
                Columns.Text<SectorDay>("Worst", sector => sector.Worst),
                Columns.Points<SectorDay>("Took", sector => sector.WorstContribution),
                Columns.Figure<SectorDay>("Stocks", sector => Figures.Count(sector.Members)),
            ]);
        var stocks = facts.Symbols.Where(symbol => symbol.Sector is not null && symbol.Returns["1D"] is not null).ToList();
        return Section.Of("contributors", "Contributors", $"""
            {carriers.Of(facts.Sectors)}<div class="pair">
            {Table("Stocks that rose the most", [.. stocks.Where(stock => stock.Returns["1D"] > 0).OrderByDescending(stock => stock.Returns["1D"]).ThenBy(stock => stock.Symbol, StringComparer.Ordinal).Take(Movers)])}{Table("Stocks that fell the most", [.. stocks.Where(stock => stock.Returns["1D"] < 0).OrderBy(stock => stock.Returns["1D"]).ThenBy(stock => stock.Symbol, StringComparer.Ordinal).Take(Movers)])}</div>

            """);
    }

    private static Html Table(string caption, IReadOnlyList<SymbolDay> stocks) => stocks.Count == 0
        ? Section.Absent($"{caption}: none did.")
        : new HtmlTable<SymbolDay>(
            caption,
            [
                Columns.Heading<SymbolDay>("Symbol", stock => $"{stock.Symbol}"),
                Columns.Text<SymbolDay>("Sector", stock => stock.Sector),
                Columns.Return<SymbolDay>("1D", stock => stock.Returns["1D"]),
                Columns.Return<SymbolDay>("1M", stock => stock.Returns["1M"], decimals: 1),
            ]).Of(stocks);
}
