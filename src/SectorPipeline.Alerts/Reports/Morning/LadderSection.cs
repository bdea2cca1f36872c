namespace SectorPipeline.Alerts;

/// <summary>The sectors by the day's return, over each horizon, and with how many of their stocks went along.</summary>
internal static class LadderSection
{
    public static Html Of(MorningFacts facts)
    {
        var table = new HtmlTable<SectorDay>("Sectors by the day's return, stocks weighted equally", [.. Columns(facts)])
        {
            Foot = facts.MarketReturns is { } market ? [new SectorDay { Sector = facts.MarketName, Returns = market, Excess = HorizonReturns.None }] : [],
            Class = "ladder",
        };
        var note = $"Excess is the day's return less that of the {facts.MarketName}, in percentage points (pp). Above 50D and 200D: the share of stocks above their mean "
            + $"of 50 and 200 sessions. {Figures.Unknown} where there is not enough history, and for the index where a column is about members.";
        return Section.Of("ladder", "Sector ladder", Html.Join([table.Of(facts.Sectors), Section.Note(note)]));
    }

    private static IEnumerable<TableColumn<SectorDay>> Columns(MorningFacts facts)
    {
        yield return Column.Figure<SectorDay>("#", sector => sector.Rank == 0 ? "" : Figures.Count(sector.Rank), "Rank by the day's return");
        yield return Column.Heading<SectorDay>("Sector", sector => sector.Rank == 0 ? $"{sector.Sector}" : SectorLink.To(sector.Sector));
        foreach (var horizon in Horizon.All)
            yield return Column.Return<SectorDay>(horizon.Label, sector => sector.Returns[horizon.Label], decimals: horizon.Label == "1D" ? 2 : 1);
        yield return Column.Points<SectorDay>("Excess", sector => sector.Excess["1D"], $"The day's return less the {facts.MarketName}'s, percentage points");
        yield return Column.Figure<SectorDay>("Up", sector => Members(sector, sector.Advancers), "Stocks that rose");
        yield return Column.Figure<SectorDay>("Down", sector => Members(sector, sector.Decliners), "Stocks that fell");
        yield return Column.Figure<SectorDay>("Above 50D", sector => Figures.Percent(sector.AboveSma50, 0));
        yield return Column.Figure<SectorDay>("Above 200D", sector => Figures.Percent(sector.AboveSma200, 0));
    }

    private static string Members(SectorDay sector, long count) => sector.Members == 0 ? Figures.Unknown : Figures.Count(count);
}
