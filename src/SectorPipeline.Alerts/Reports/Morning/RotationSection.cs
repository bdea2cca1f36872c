namespace SectorPipeline.Alerts;

/// <summary>Which sectors gain on the market and which lose: a relative rotation graph and the same in numbers.</summary>
internal static class RotationSection
{
    public static Html Of(MorningFacts facts)
    {
        var chart = new RotationChart("rotation-chart", "Rotation of the sectors around the market", Describe(facts)) { Trails = Trails(facts) };
        var table = new HtmlTable<SignalDay>(
            "Rotation in numbers",
            [
                Column.Heading<SignalDay>("Sector", signal => $"{signal.Entity}"),
                Column.Text<SignalDay>("Label", signal => Label(facts, signal.Entity)),
                Column.Text<SignalDay>("Quadrant", signal => signal.Quadrant),
                Column.Text<SignalDay>("A session before", signal => signal.HasRotated ? $"{signal.PreviousQuadrant} (changed)" : signal.PreviousQuadrant),
                Column.Figure<SignalDay>("RS ratio", signal => Figures.Number(signal.RsRatio, 1)),
                Column.Figure<SignalDay>("RS momentum", signal => Figures.Number(signal.RsMomentum, 1)),
            ]);
        var sectors = facts.Signals.Where(signal => signal.IsSector).OrderByDescending(signal => signal.RsRatio).ToList();
        if (sectors.Count == 0)
            return Section.Of("rotation", "Rotation", Section.Absent("There are no signals of this session."));
        var caption = $"Each dot is a sector, labelled with its ETF; its tail is the ten sessions before. Right of 100 a sector is stronger against the {facts.MarketName} "
            + "than on its own average of 50 sessions; above 100 that strength has grown over 10 sessions.";
        return Section.Of("rotation", "Rotation", Html.Join([Svg.Figure(chart.Draw(), $"{caption}"), table.Of(sectors)]));
    }

    private static IReadOnlyList<RotationTrail> Trails(MorningFacts facts) =>
    [
        .. facts.Rotation.GroupBy(day => day.Sector).Select(days => new RotationTrail(
            days.Key,
            Label(facts, days.Key),
            facts.SignalOf(days.Key)?.Quadrant,
            [.. days.Select(day => (day.Ratio, day.Momentum))])),
    ];

    private static string Label(MorningFacts facts, string sector) =>
        facts.Sectors.FirstOrDefault(day => day.Sector == sector)?.Etf is { Length: > 0 } etf ? etf : sector;

    private static string Describe(MorningFacts facts) =>
        string.Join("; ", facts.Signals.Where(signal => signal is { IsSector: true, Quadrant: not null })
            .GroupBy(signal => signal.Quadrant).OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => $"{group.Key}: {string.Join(", ", group.Select(signal => signal.Entity))}"));
}
