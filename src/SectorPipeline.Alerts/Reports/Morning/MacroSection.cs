namespace SectorPipeline.Alerts;

/// <summary>Rates, spreads and volatility as they were known at the close, and what sectors did when such figures rose.</summary>
internal static class MacroSection
{
    // Beyond two standard errors a slope is hardly chance.
    private const double Telling = 2;

    public static Html Of(MorningFacts facts) => Section.Of("macro", "Macro", $"{Levels(facts)}{Exposures(facts)}");

    private static Html Levels(MorningFacts facts)
    {
        if (facts.Macro.Count == 0)
            return Section.Absent("There are no macro series of this session.");
        var table = new HtmlTable<MacroLevel>(
            "Macro series as they were known at the close",
            [
                Column.Heading<MacroLevel>("Series", level => $"{level.Name}"),
                Column.Figure<MacroLevel>("Latest", level => Figures.Number(level.Value)),
                Column.Figure<MacroLevel>("Of", level => level.Period, "The day or month that the value is of"),
                Column.Figure<MacroLevel>("Change, 1 session", level => Figures.Change(level.Value - level.DayBefore)),
                Column.Figure<MacroLevel>("Change, 21 sessions", level => Figures.Change(level.Value - level.MonthBefore)),
            ]);
        const string note = "What was published by the session, not what is known today: changes are against what was known 1 and 21 sessions before, in the unit of the series.";
        return Html.Join([table.Of(facts.Macro), Section.Note(note)]);
    }

    private static Html Exposures(MorningFacts facts)
    {
        var known = facts.Exposures.Where(exposure => exposure.Beta is not null).ToList();
        if (known.Count == 0)
            return Section.Absent("Macro exposures need 72 months of history; there are fewer.");
        var indicators = known.Select(exposure => exposure.Indicator).Distinct().ToList();
        var table = new HtmlTable<IGrouping<string, MacroExposure>>(
            "What a sector's month did when the indicator rose by one point, percentage points",
            [Column.Heading<IGrouping<string, MacroExposure>>("Sector", sector => $"{sector.Key}"), .. indicators.Select(indicator => Cells(known, indicator))])
        { Class = "heat" };
        var months = string.Join(", ", indicators.Select(indicator => $"{Readable(indicator)} {Figures.Month(known.First(exposure => exposure.Indicator == indicator).Month)}"));
        var note = $"Slopes over 72 months, each column with its own scale. Bold with a star: more than {Figures.Number(Telling, 0)} standard errors from nothing; "
            + $"the others may be chance. Last month of the window: {months}.";
        return Html.Join([table.Of([.. known.GroupBy(exposure => exposure.Sector).OrderBy(sector => sector.Key, StringComparer.Ordinal)]), Section.Note(note)]);
    }

    private static TableColumn<IGrouping<string, MacroExposure>> Cells(List<MacroExposure> known, string indicator)
    {
        var span = Tone.Span(known.Where(exposure => exposure.Indicator == indicator).Select(exposure => exposure.Beta));
        return new(Readable(indicator), sector => Cell(Find(sector, indicator)))
        {
            Class = sector => $"n {Tone.Heat(Find(sector, indicator)?.Beta, span)}",
            HeadClass = "n",
        };
    }

    private static Html Cell(MacroExposure? exposure)
    {
        var points = Figures.Points(exposure?.Beta, 1);
        if (Math.Abs(exposure?.T ?? 0) > Telling)
            return $"<strong>{points}*</strong>";
        return $"{points}";
    }

    private static MacroExposure? Find(IGrouping<string, MacroExposure> sector, string indicator) =>
        sector.FirstOrDefault(exposure => exposure.Indicator == indicator);

    private static string Readable(string indicator) => indicator switch
    {
        "vix" => "VIX",
        _ => char.ToUpperInvariant(indicator[0]) + indicator[1..].Replace('_', ' '),
    };
}
