namespace SectorPipeline.Alerts;

/// <summary>Value at risk and expected shortfall, and the returns that they are read from.</summary>
internal static class LossTable
{
    private const int Window = 252;

    public static Html Of(string sector, RiskDay? own, string marketName, RiskDay? market)
    {
        if (own is null)
            return Section.Absent("There are no risk figures of this session.");
        var table = new HtmlTable<(string Name, RiskDay Risk)>(
            "Losses of one day, from the last 252 returns",
            [
                Column.Heading<(string Name, RiskDay Risk)>("", row => $"{row.Name}"),
                Column.Figure<(string Name, RiskDay Risk)>("VaR 95", row => Figures.Percent(row.Risk.Var95, 2)),
                Column.Figure<(string Name, RiskDay Risk)>("ES 95", row => Figures.Percent(row.Risk.Es95, 2)),
                Column.Figure<(string Name, RiskDay Risk)>("VaR 99", row => Figures.Percent(row.Risk.Var99, 2)),
                Column.Figure<(string Name, RiskDay Risk)>("ES 99", row => Figures.Percent(row.Risk.Es99, 2)),
                Column.Figure<(string Name, RiskDay Risk)>("Sharpe", row => Figures.Number(row.Risk.Sharpe)),
                Column.Figure<(string Name, RiskDay Risk)>("Beta", row => Figures.Number(row.Risk.Beta)),
            ]);
        (string, RiskDay)[] rows = market is null ? [(sector, own)] : [(sector, own), (marketName, market)];
        const string note = "One day in twenty loses more than VaR 95, one in a hundred more than VaR 99; ES is the mean loss of the days beyond. "
            + "A loss is positive. They are known at the close, the session included.";
        return Html.Join([table.Of(rows), Section.Note(note)]);
    }

    public static Html Distribution(IReadOnlyList<double> returns, RiskDay? risk)
    {
        double[] last = [.. returns.TakeLast(Window)];
        var chart = new Histogram
        {
            Id = "distribution-chart",
            Title = "Distribution of daily returns",
            Description = $"The last {last.Length} daily returns, from {Figures.Signed(last.DefaultIfEmpty().Min(), 1)} to {Figures.Signed(last.DefaultIfEmpty().Max(), 1)}.",
            Values = last,
            Marks = [.. Marks(risk)],
        };
        return Svg.Figure(chart.Draw(), $"<strong>Distribution of the last {last.Length} daily returns.</strong> How many days fell into each bin; the lines are where VaR and ES are.");
    }

    private static IEnumerable<(string Name, double Value)> Marks(RiskDay? risk) =>
        new[] { ("ES 95", -risk?.Es95), ("VaR 99", -risk?.Var99), ("VaR 95", -risk?.Var95) }
            .Where(mark => mark.Item2 is not null)
            .Select(mark => (mark.Item1, mark.Item2 ?? 0))
            .OrderBy(mark => mark.Item2);
}
