namespace SectorPipeline.Alerts;

/// <summary>How far each sector is ahead of or behind the market, over each horizon: numbers in cells that their size colours.</summary>
internal static class HeatMapSection
{
    public static Html Of(MorningFacts facts)
    {
        var table = new HtmlTable<SectorDay>(
            $"Ahead of and behind the {facts.MarketName}, percentage points",
            [Column.Heading<SectorDay>("Sector", sector => $"{sector.Sector}"), .. Horizon.All.Select(horizon => Cells(facts, horizon))])
        { Class = "heat" };
        var note = "Each column has its own scale: the darkest shade is what nine of ten sectors are within. "
            + "Sectors are weighted equally and the index is not, so that all can be behind it.";
        return Section.Of("heat", "Heat map", Html.Join([table.Of(facts.Sectors), Section.Note(note)]));
    }

    private static TableColumn<SectorDay> Cells(MorningFacts facts, Horizon horizon)
    {
        var span = Tone.Span(facts.Sectors.Select(sector => sector.Excess[horizon.Label]));
        return new(horizon.Label, sector => $"{Figures.Points(sector.Excess[horizon.Label], 1)}")
        {
            Class = sector => $"n {Tone.Heat(sector.Excess[horizon.Label], span)}",
            HeadClass = "n",
        };
    }
}
