namespace SectorPipeline.Alerts;

/// <summary>What each sector can lose, how deep it has fallen and how much it moves with the others.</summary>
internal static class RiskSection
{
    public static Html Of(MorningFacts facts)
    {
        var sectors = facts.Risks.Where(risk => risk.Entity != facts.Market).OrderByDescending(risk => risk.Volatility30).ToList();
        if (sectors.Count == 0)
            return Section.Of("risk", "Risk", Section.Absent("There are no risk figures of this session."));
        var table = new HtmlTable<RiskDay>("Risk by sector, the most volatile first", [.. Columns(facts)]) { Foot = facts.MarketRisk is { } market ? [market] : [] };
        var note = "Volatility is annualised. VaR and ES are losses of one day, from the last 252 returns as they were: VaR 95 is exceeded on one day in twenty, "
            + "ES 95 is the mean loss of the worst 13 days. Sharpe and beta are over 252 returns; drawdown is from the highest level so far.";
        return Section.Of("risk", "Risk", Html.Join([table.Of(sectors), Section.Note(note), Diversification(facts)]));
    }

    private static IEnumerable<TableColumn<RiskDay>> Columns(MorningFacts facts) =>
    [
        Column.Heading<RiskDay>("Sector", risk => risk.Entity == facts.Market ? $"{facts.MarketName}" : SectorLink.To(risk.Entity)),
        Column.Figure<RiskDay>("Vol 30D", risk => Figures.Percent(risk.Volatility30), "Annualised volatility of the last 30 returns"),
        Column.Figure<RiskDay>("Vol EWMA", risk => Figures.Percent(risk.VolatilityEwma), "Annualised, exponentially weighted with decay 0.94"),
        Column.Figure<RiskDay>("VaR 95", risk => Figures.Percent(risk.Var95)),
        Column.Figure<RiskDay>("VaR 99", risk => Figures.Percent(risk.Var99)),
        Column.Figure<RiskDay>("ES 95", risk => Figures.Percent(risk.Es95)),
        Column.Figure<RiskDay>("ES 99", risk => Figures.Percent(risk.Es99)),
        Column.Figure<RiskDay>("Drawdown", risk => Figures.Percent(risk.Drawdown)),
        Column.Figure<RiskDay>("Deepest", risk => Figures.Percent(risk.MaxDrawdown), "The deepest drawdown so far"),
        Column.Figure<RiskDay>("Sharpe", risk => Figures.Number(risk.Sharpe)),
        Column.Figure<RiskDay>("Beta", risk => Figures.Number(risk.Beta)),
        Column.Figure<RiskDay>("Corr. 60D", risk => Figures.Number(risk.Correlation60), $"Correlation of the last 60 returns with the {facts.MarketName}'s"),
        Column.Figure<RiskDay>("With others", risk => Figures.Number(AverageCorrelation(facts, risk)), "Mean correlation with the other sectors, 60 sessions"),
    ];

    private static double? AverageCorrelation(MorningFacts facts, RiskDay risk) =>
        facts.Correlations.FirstOrDefault(sector => sector.Sector == risk.Entity)?.Average60;

    private static Html Diversification(MorningFacts facts) => facts.Correlations.FirstOrDefault(sector => sector.Diversification60 is not null) is { } sector
        ? Section.Paragraph($"The diversification ratio of the sectors over 60 sessions is {Figures.Number(sector.Diversification60)}: 1 would mean that they move as one.")
        : Html.None;
}
