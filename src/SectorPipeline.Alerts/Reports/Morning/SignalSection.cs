namespace SectorPipeline.Alerts;

/// <summary>The signal of each sector, and which sectors and symbols changed theirs and why.</summary>
internal static class SignalSection
{
    private const int MostSymbols = 15;

    public static Html Of(MorningFacts facts)
    {
        var sectors = facts.Signals.Where(signal => signal.IsSector).ToList();
        if (sectors.Count == 0)
            return Section.Of("signals", "Signals", Section.Absent("There are no signals of this session."));
        var changed = facts.Signals.Where(signal => signal is { HasChanged: true, IsSector: false })
            .OrderByDescending(signal => Math.Abs((signal.Score - signal.PreviousScore) ?? 0)).ThenBy(signal => signal.Entity, StringComparer.Ordinal).ToList();
        return Section.Of("signals", "Signals", Html.Join(
        [
            Changes("Sectors whose signal changed", [.. sectors.Where(signal => signal.HasChanged)], "No sector changed its signal."),
            Changes("Symbols whose signal changed", [.. changed.Take(MostSymbols)], "No symbol changed its signal."),
            More(changed.Count),
            Current(facts, sectors),
            Section.Note("BUY and SELL say what averages, momentum, relative strength and volume point to, by the rules in docs/metrics.md. They describe; they are no advice."),
        ]));
    }

    private static Html Changes(string caption, IReadOnlyList<SignalDay> changed, string otherwise) => changed.Count == 0
        ? Section.Paragraph(otherwise)
        : new HtmlTable<SignalDay>(
            caption,
            [
                Column.Heading<SignalDay>(caption.StartsWith("Sector", StringComparison.Ordinal) ? "Sector" : "Symbol", signal => $"{signal.Entity}"),
                new("From", signal => Badge(signal.Previous)),
                new("To", signal => Badge(signal.Signal)),
                Column.Figure<SignalDay>("Score", signal => Figures.Change(signal.Score)),
                Column.Figure<SignalDay>("Before", signal => Figures.Change(signal.PreviousScore)),
                new("Why", signal => $"{Figures.Sentence(signal.Reason)}") { Class = _ => "why" },
            ]).Of(changed);

    private static Html More(int count) => count <= MostSymbols
        ? Html.None
        : Section.Note($"The {MostSymbols} of {Figures.Count(count)} changes that moved the score the most; all of them are in summary.json.");

    private static Html Current(MorningFacts facts, IReadOnlyList<SignalDay> sectors) => new HtmlTable<SignalDay>(
        "The signal of each sector",
        [
            Column.Heading<SignalDay>("Sector", signal => SectorLink.To(signal.Entity)),
            new("Signal", signal => Badge(signal.Signal)),
            Column.Figure<SignalDay>("Score", signal => Figures.Change(signal.Score), "From −1 to 1"),
            Column.Figure<SignalDay>("RSI 14", signal => Figures.Number(signal.Rsi, 0)),
            Column.Return<SignalDay>("Momentum 12–1", signal => signal.Momentum, "Return from 252 to 21 sessions ago", decimals: 1),
            Column.Text<SignalDay>("Trend", signal => Trend(signal.TrendSignal), "Mean of 50 sessions against that of 200"),
            new("Why", signal => $"{Figures.Sentence(signal.Reason)}") { Class = _ => "why" },
        ]).Of([.. sectors.OrderByDescending(signal => signal.Score).ThenBy(signal => signal.Entity, StringComparer.Ordinal)]);

    private static string? Trend(long? signal) => signal switch { > 0 => "up", < 0 => "down", 0 => "flat", _ => null };

    private static Html Badge(string? signal) => $"""<span class="badge {signal?.ToLowerInvariant()}">{signal ?? Figures.Unknown}</span>""";
}
