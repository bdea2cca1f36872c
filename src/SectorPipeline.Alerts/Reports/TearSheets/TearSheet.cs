namespace SectorPipeline.Alerts;

/// <summary>One page about one sector: how it grew, fell and moved, against the market.</summary>
internal sealed record TearSheet(MorningFacts Facts, SectorDay Day, IReadOnlyList<SectorBar> Bars, IReadOnlyList<SectorBar> Market)
{
    private const int Falls = 5;

    public IReadOnlyList<Html> Sections() =>
    [
        Section.Of("summary", "Summary", Section.Headlines(Headlines())),
        Section.Of("growth", "Return and drawdown", $"{Growth()}{Depths()}"),
        Section.Of("months", "Monthly returns", Months()),
        Section.Of("falls", "Worst drawdowns", Worst()),
        Section.Of("rolling", "Rolling volatility and Sharpe ratio", $"{Volatility()}{Sharpe()}"),
        Section.Of("losses", "What a day can cost", $"{Losses()}{Distribution()}"),
    ];

    private RiskDay? Risk => Facts.RiskOf(Day.Sector);

    private IEnumerable<(string Label, string Value, string Detail, double? Sign)> Headlines()
    {
        yield return ("1 day", Figures.Signed(Day.Return1D), $"{Figures.Points(Day.Excess["1D"])} pp against the {Facts.MarketName}", Day.Return1D);
        yield return ("Year to date", Figures.Signed(Day.Returns["YTD"], 1), $"{Figures.Points(Day.Excess["YTD"], 1)} pp", Day.Returns["YTD"]);
        yield return ("1 year", Figures.Signed(Day.Returns["1Y"], 1), $"{Figures.Points(Day.Excess["1Y"], 1)} pp", Day.Returns["1Y"]);
        yield return ("Volatility, 30 sessions", Figures.Percent(Risk?.Volatility30), $"beta {Figures.Number(Risk?.Beta)}", null);
        yield return ("Drawdown", Figures.Percent(Risk?.Drawdown), $"deepest {Figures.Percent(Risk?.MaxDrawdown)}", Risk?.Drawdown);
        yield return ("Signal", Facts.SignalOf(Day.Sector)?.Signal ?? Figures.Unknown, $"score {Figures.Change(Facts.SignalOf(Day.Sector)?.Score)}", null);
    }

    private Html Growth() => Chart(
        "growth-chart",
        "Cumulative return",
        $"Return since {Figures.Date(Bars is [var first, ..] ? first.Session : null)}, dividends included for the sector; the {Facts.MarketName} is a price index.",
        value => Figures.Percent(value, 0),
        [Own(bar => bar.Cumulative), Index(Rebased)],
        isFilled: false);

    private Html Depths() => Chart(
        "drawdown-chart",
        "Drawdown",
        "Level against the highest so far.",
        value => Figures.Percent(value, 0),
        [Own(bar => bar.Drawdown), Index(bar => bar.Drawdown)],
        isFilled: true);

    private Html Volatility() => Chart(
        "volatility-chart",
        "Volatility of the last 30 returns, annualised",
        "Annualised standard deviation of the last 30 daily log returns.",
        value => Figures.Percent(value, 0),
        [Own(bar => bar.Volatility), Index(bar => bar.Volatility)],
        isFilled: false);

    private Html Sharpe() => Chart(
        "sharpe-chart",
        "Sharpe ratio of the last 252 returns",
        "Annualised mean over deviation of the last 252 daily returns in excess of the risk-free rate.",
        value => Figures.Number(value, 1),
        [Own(bar => bar.Sharpe), Index(bar => bar.Sharpe)],
        isFilled: false);

    private Html Months() => MonthTable.Of(YearOfMonths.Of(Bars));

    private Html Worst() => DrawdownTable.Of(Drawdown.Worst(Bars, Falls));

    private Html Losses() => LossTable.Of(Day.Sector, Risk, Facts.MarketName, Facts.MarketRisk);

    private Html Distribution() => LossTable.Distribution([.. Bars.Select(bar => bar.Return).OfType<double>()], Risk);

    private Html Chart(string id, string title, string caption, Func<double?, string> format, IReadOnlyList<Series> lines, bool isFilled)
    {
        var ends = string.Join(", ", lines.Where(line => line.IsKnown).Select(line => $"{line.Name} {format(line.Last.Value)} on {Figures.Date(line.Last.Day)}"));
        var chart = new LineChart
        {
            Id = id,
            Title = $"{title} of {Day.Sector} and the {Facts.MarketName}",
            Description = $"{caption} {ends}.",
            Lines = lines,
            Format = format,
            IsFilled = isFilled,
        };
        return Svg.Figure(chart.Draw(), $"<strong>{title}.</strong> {caption}");
    }

    private Series Own(Func<SectorBar, double?> value) => new(Day.Etf.Length > 0 ? "Sector" : Day.Sector, "sector", [.. Bars.Select(bar => new DayValue(bar.Session, value(bar)))]);

    private Series Index(Func<SectorBar, double?> value) =>
        new(Facts.MarketName, "market", [.. Market.Where(bar => Bars.Count > 0 && bar.Session >= Bars[0].Session).Select(bar => new DayValue(bar.Session, value(bar)))]);

    // Both begin at nothing on the session before the sector's first return.
    private double? Rebased(SectorBar bar) =>
        Market.LastOrDefault(other => Bars.Count > 0 && other.Session < Bars[0].Session)?.Cumulative is { } start
            ? ((1 + bar.Cumulative) / (1 + start)) - 1
            : bar.Cumulative;
}
