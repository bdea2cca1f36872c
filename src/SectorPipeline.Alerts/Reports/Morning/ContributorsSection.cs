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
                Column.Heading<SectorDay>("Sector", sector => $"{sector.Sector}"),
                Column.Text<SectorDay>("Best", sector => sector.Top),
                Column.Points<SectorDay>("Added", sector => sector.TopContribution),
                Column.Text<SectorDay>("Worst", sector => sector.Worst),
                Column.Points<SectorDay>("Took", sector => sector.WorstContribution),
                Column.Figure<SectorDay>("Stocks", sector => Figures.Count(sector.Members)),
            ]);
        var stocks = facts.Symbols.Where(symbol => symbol.Sector is not null && symbol.Return1D is not null)
            .OrderBy(stock => stock.Return1D).ThenBy(stock => stock.Symbol, StringComparer.Ordinal).ToList();
        SymbolDay[] risen = [.. stocks.Where(stock => stock.Return1D > 0).Reverse().Take(Movers)];
        SymbolDay[] fallen = [.. stocks.Where(stock => stock.Return1D < 0).Take(Movers)];
        return Section.Of("contributors", "Contributors", $"""
            {carriers.Of(facts.Sectors)}<div class="pair">
            {Table("Stocks that rose the most", risen)}{Table("Stocks that fell the most", fallen)}</div>

            """);
    }

    private static Html Table(string caption, IReadOnlyList<SymbolDay> stocks) => stocks.Count == 0
        ? Section.Absent($"{caption}: none did.")
        : new HtmlTable<SymbolDay>(
            caption,
            [
                Column.Heading<SymbolDay>("Symbol", stock => $"{stock.Symbol}"),
                Column.Text<SymbolDay>("Sector", stock => stock.Sector),
                Column.Return<SymbolDay>("1D", stock => stock.Return1D),
                Column.Return<SymbolDay>("1M", stock => stock.Returns["1M"], decimals: 1),
            ]).Of(stocks);
}
