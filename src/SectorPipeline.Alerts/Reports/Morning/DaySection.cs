namespace SectorPipeline.Alerts;

/// <summary>The day at a glance: a paragraph, the headline figures and the sectors as bars.</summary>
internal static class DaySection
{
    public static Html Of(MorningFacts facts) =>
        Section.Of("day", "The day", $"{Section.Paragraph(DayInWords.Of(facts), "lead")}{Section.Headlines(Headlines(facts))}{Bars(facts)}");

    private static IEnumerable<(string Label, string Value, string Detail, double? Sign)> Headlines(MorningFacts facts)
    {
        var (market, risk) = (facts.MarketReturns, facts.MarketRisk);
        yield return (facts.MarketName, Figures.Signed(market?["1D"]), $"{Figures.Signed(market?["YTD"], 1)} this year", market?["1D"]);
        if (facts.Sectors is [var best, .., var worst])
        {
            yield return ("Best sector", Figures.Signed(best.Return1D), best.Sector, best.Return1D);
            yield return ("Worst sector", Figures.Signed(worst.Return1D), worst.Sector, worst.Return1D);
        }

        yield return ("Stocks up / down", $"{Figures.Count(facts.Sectors.Sum(sector => sector.Advancers))} / {Figures.Count(facts.Sectors.Sum(sector => sector.Decliners))}", "of the sectors' members", null);
        yield return ("Volatility, 30 sessions", Figures.Percent(risk?.Volatility30), $"{facts.MarketName}, annualised", null);
        yield return ("Below the high", Figures.Percent(risk?.Drawdown), $"{facts.MarketName}, {Figures.Counted(risk?.DrawdownLength ?? 0, "session")}", risk?.Drawdown);
    }

    private static Html Bars(MorningFacts facts)
    {
        var chart = new ReturnBars("day-bars", "Return of each sector on the day", Describe(facts))
        {
            Bars = [.. facts.Sectors.Select(sector => (sector.Sector, sector.Return1D))],
            Market = facts.MarketReturns?["1D"] is { } day ? (facts.MarketName, day) : null,
        };
        return Svg.Figure(chart.Draw(), $"Return of each sector on the day, its stocks weighted equally. The dashed line is the {facts.MarketName}.");
    }

    private static string Describe(MorningFacts facts) =>
        string.Join("; ", facts.Sectors.Select(sector => $"{sector.Sector} {Figures.Signed(sector.Return1D)}"));
}
