namespace SectorPipeline.Alerts;

/// <summary>The day in one paragraph, made from the numbers and from nothing else: the same numbers make the same words.</summary>
internal static class DayInWords
{
    public static string Of(MorningFacts facts) =>
        string.Join(' ', Sentences(facts).OfType<string>());

    private static IEnumerable<string?> Sentences(MorningFacts facts) =>
        [Market(facts), Breadth(facts), Extremes(facts), Against(facts), LongerRun(facts), Risk(facts), Macro(facts), Signals(facts), Alerts(facts)];

    private static string Market(MorningFacts facts) => facts.MarketReturns?["1D"] is { } day
        ? $"The {facts.MarketName} {Move(day)}."
        : $"There is no bar of the {facts.MarketName} for this session, so nothing is compared with it.";

    private static string? Breadth(MorningFacts facts)
    {
        var returns = facts.Sectors.Select(sector => sector.Return1D).OfType<double>().ToList();
        if (returns.Count == 0)
            return null;
        var (up, down) = (returns.Count(value => value > 0), returns.Count(value => value < 0));
        var sectors = (up, down) switch
        {
            (0, _) when down == returns.Count => returns.Count == 1 ? "The only sector fell" : $"All {returns.Count} sectors fell",
            (_, 0) when up == returns.Count => returns.Count == 1 ? "The only sector rose" : $"All {returns.Count} sectors rose",
            (0, 0) => "No sector moved",
            _ => $"{Capital(Few(up))} of {Figures.Counted(returns.Count, "sector")} rose and {Few(down)} fell",
        };
        var (rising, falling) = (facts.Sectors.Sum(sector => sector.Advancers), facts.Sectors.Sum(sector => sector.Decliners));
        return $"{sectors}; {Figures.Counted(rising, "stock")} rose and {Figures.Count(falling)} fell.";
    }

    private static string? Extremes(MorningFacts facts)
    {
        var known = facts.Sectors.Where(sector => sector.Return1D is not null).OrderByDescending(sector => sector.Return1D).ToList();
        if (known.Count < 2 || known[0].Return1D == known[^1].Return1D)
            return null;
        var best = known.TakeWhile(sector => sector.Return1D == known[0].Return1D).ToList();
        var worst = known.Where(sector => sector.Return1D == known[^1].Return1D).ToList();
        return $"{Names(best)} did best ({Figures.Signed(best[0].Return1D)}) and {Names(worst)} worst ({Figures.Signed(worst[0].Return1D)}), "
            + $"{Figures.Number(100 * (best[0].Return1D - worst[0].Return1D), 1)} percentage points apart.";
    }

    private static string? Against(MorningFacts facts)
    {
        var excess = facts.Sectors.Select(sector => sector.Excess["1D"]).OfType<double>().ToList();
        var ahead = excess.Count(value => value > 0);
        return excess.Count == 0 ? null : ahead switch
        {
            0 => $"No sector beat the {facts.MarketName}.",
            _ when ahead == excess.Count => $"Every sector beat the {facts.MarketName}: equal weights do not add up to the index.",
            _ => $"{Capital(Few(ahead))} beat the {facts.MarketName}.",
        };
    }

    private static string? LongerRun(MorningFacts facts) => facts.MarketReturns is { } market && market["1M"] is { } month
        ? $"Over one month the index is {Direction(month)} {Figures.Percent(Math.Abs(month))}"
          + (market["YTD"] is { } year ? $", and {Direction(year)} {Figures.Percent(Math.Abs(year))} since the year began." : ".")
        : null;

    private static string? Risk(MorningFacts facts)
    {
        if (facts.MarketRisk is not { Volatility30: { } volatility } risk)
            return null;
        var drawdown = risk.Drawdown is < 0 ? $" and it stands {Figures.Percent(-risk.Drawdown)} below its high of {Sessions(risk.DrawdownLength)} before" : " and it is at its high";
        return $"Its annualised volatility over 30 sessions is {Figures.Percent(volatility)}{drawdown}.";
    }

    private static string? Macro(MorningFacts facts) => facts.Macro.FirstOrDefault(level => level.Series == "VIXCLS") is { Value: { } vix } level
        ? $"The VIX was last known at {Figures.Number(vix)}"
          + (vix - level.DayBefore is { } change ? $" ({Figures.Change(change)} on what was known a session before)." : ".")
        : null;

    private static string? Signals(MorningFacts facts)
    {
        if (facts.Signals.Count == 0)
            return null;
        var sectors = facts.Signals.Where(signal => signal is { IsSector: true, HasChanged: true }).ToList();
        var stocks = facts.Signals.Count(signal => signal is { IsSector: false, HasChanged: true });
        var others = stocks == 0 ? "no symbol" : Figures.Counted(stocks, "symbol");
        return sectors.Count == 0
            ? $"No sector changed its signal; {others} did."
            : $"The signal changed for {List([.. sectors.Select(signal => $"{signal.Entity} ({signal.Previous} to {signal.Signal})")])}, and for {others}.";
    }

    private static string? Alerts(MorningFacts facts)
    {
        if (facts.Alerts is not { Count: > 0 } alerts)
            return null;
        var grave = alerts.Count(alert => alert.Severity is "critical" or "error");
        return $"{Figures.Counted(alerts.Count, "alert is", "alerts are")} active, {(grave == 0 ? "none" : Few(grave))} of them grave.";
    }

    private static string Move(double change) => Math.Abs(change) < 0.00005
        ? "closed unchanged"
        : $"{(change < 0 ? "fell" : "rose")} {Figures.Percent(Math.Abs(change), 2)}";

    private static string Direction(double change) => change < 0 ? "down" : "up";

    private static string Sessions(long count) => Figures.Counted(count, "session");

    private static string Names(IReadOnlyCollection<SectorDay> sectors) => List([.. sectors.Select(sector => sector.Sector).Order(StringComparer.Ordinal)]);

    private static string List(IReadOnlyList<string> names) => names switch
    {
        [var only] => only,
        { Count: > 1 } => $"{string.Join(", ", names.Take(names.Count - 1))} and {names[^1]}",
        _ => "",
    };

    private static string Few(int count) => count switch
    {
        0 => "none",
        1 => "one",
        2 => "two",
        3 => "three",
        4 => "four",
        5 => "five",
        6 => "six",
        7 => "seven",
        8 => "eight",
        9 => "nine",
        _ => Figures.Count(count),
    };

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
