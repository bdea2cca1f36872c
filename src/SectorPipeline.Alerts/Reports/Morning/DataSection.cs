namespace SectorPipeline.Alerts;

/// <summary>How far the numbers can be trusted: what has come in, what checks said, where vendors differ and what was told anew.</summary>
internal static class DataSection
{
    private const int Most = 15;

    public static Html Of(MorningFacts facts) =>
        Section.Of("data", "Data quality and coverage", $"{Coverage(facts)}{Checks(facts)}{Closes(facts)}<h3>What was restated</h3>\n{Restated(facts)}");

    private static Html Coverage(MorningFacts facts) => facts.Coverage.Count == 0
        ? Section.Absent("Nothing is known of the session's coverage: mart_data_coverage has no row of it.")
        : $"{Section.Paragraph($"{Figures.Percent(facts.OverallCoverage)} of the stocks that should have a bar have one.")}{new HtmlTable<SectorCoverage>(
            "Stocks with a bar on the session",
            [
                Column.Heading<SectorCoverage>("Sector", sector => $"{sector.Sector}"),
                Column.Figure<SectorCoverage>("Expected", sector => Figures.Count(sector.Expected)),
                Column.Figure<SectorCoverage>("Present", sector => Figures.Count(sector.Present)),
                Column.Figure<SectorCoverage>("Late", sector => Figures.Count(sector.Late)),
                Column.Figure<SectorCoverage>("Quarantined", sector => Figures.Count(sector.Quarantined), "Stocks whose bar quality checks keep out of the models"),
                Column.Figure<SectorCoverage>("Coverage", sector => Figures.Percent(sector.Share)),
                Column.Figure<SectorCoverage>("Last arrived", sector => Figures.Instant(sector.AsOf)),
            ]).Of(facts.Coverage)}";

    private static Html Checks(MorningFacts facts) => facts.Checks switch
    {
        null => Section.Absent("Raw data has not been checked in this warehouse: the table audit.quality_results is missing. The step quality.check makes it."),
        [] => Section.Absent("No check of raw data was made for this session."),
        var checks => Html.Join(
        [
            Section.Paragraph(Passed(checks)),
            Failed([.. checks.Where(check => !check.IsGood)]),
        ]),
    };

    private static string Passed(IReadOnlyList<QualityCheck> checks)
    {
        var skipped = checks.Count(check => check.Status == "skipped");
        return $"{Figures.Count(checks.Count(check => check.Status == "passed"))} of {Figures.Counted(checks.Count - skipped, "check")} of raw data passed"
            + (skipped == 0 ? "." : $"; {Figures.Count(skipped)} had nothing to look at.");
    }

    private static Html Failed(IReadOnlyList<QualityCheck> checks) => checks.Count == 0
        ? Html.None
        : new HtmlTable<QualityCheck>(
            "Checks that did not pass",
            [
                Column.Heading<QualityCheck>("Check", check => $"{check.Name}"),
                Column.Text<QualityCheck>("Dataset", check => check.Dataset),
                Column.Text<QualityCheck>("Vendor", check => check.Vendor),
                Column.Text<QualityCheck>("Severity", check => check.Severity),
                Column.Text<QualityCheck>("Status", check => check.Status),
                Column.Figure<QualityCheck>("Rows", check => $"{Figures.Count(check.Failed)} of {Figures.Count(check.Checked)}"),
                Column.Text<QualityCheck>("Action", check => check.Action),
                new("What", check => $"{check.Message ?? Figures.Unknown}") { Class = _ => "why" },
            ]).Of(checks);

    private static Html Closes(MorningFacts facts)
    {
        if (facts.Closes.Count == 0)
            return Section.Paragraph("No close of the session was told by two vendors, so none could be compared.");
        var differing = facts.Closes.Where(close => !close.Agrees).ToList();
        return differing.Count == 0
            ? Section.Paragraph($"Two vendors agree on all of {Figures.Counted(facts.Closes.Count, "close")}.")
            : $"{new HtmlTable<VendorDisagreement>(
                $"Closes on which two vendors disagree: {Figures.Count(differing.Count)} of {Figures.Count(facts.Closes.Count)}",
                [
                    Column.Heading<VendorDisagreement>("Symbol", close => $"{close.Symbol}"),
                    Column.Figure<VendorDisagreement>("Used", close => $"{Figures.Number(close.ChosenClose)} ({close.ChosenVendor})"),
                    Column.Figure<VendorDisagreement>("Other", close => $"{Figures.Number(close.OtherClose)} ({close.OtherVendor})"),
                    Column.Figure<VendorDisagreement>("Apart", close => Figures.Percent(close.Difference, 2)),
                    new("What", close => $"{close.Reason ?? Figures.Unknown}") { Class = _ => "why" },
                ]).Of([.. differing.Take(Most)])}";
    }

    private static Html Restated(MorningFacts facts) => facts.Restated switch
    {
        null => Section.Absent("There is no raw data in this warehouse to compare versions of."),
        [] => Section.Paragraph("No bar was replaced since the session before."),
        var restated => Html.Join([Section.Paragraph(Told(restated)), Table(restated)]),
    };

    private static string Told(IReadOnlyList<Restatement> restated)
    {
        var bars = restated.Sum(symbol => symbol.Bars);
        return $"{Figures.Counted(bars, "bar")} of {Figures.Counted(restated.Count, "symbol")} {(bars == 1 ? "was" : "were")} replaced since the session before. "
            + "A dividend or a split makes a vendor restate a symbol's whole adjusted history.";
    }

    private static Html Table(IReadOnlyList<Restatement> restated) => new HtmlTable<Restatement>(
        "Symbols with restated bars, the most first",
        [
            Column.Heading<Restatement>("Symbol", symbol => $"{symbol.Symbol}"),
            Column.Text<Restatement>("Vendor", symbol => symbol.Vendor),
            Column.Figure<Restatement>("Bars", symbol => Figures.Count(symbol.Bars)),
            Column.Figure<Restatement>("Closes", symbol => Figures.Count(symbol.Closes), "Bars whose close changed, and not only what is adjusted"),
            Column.Figure<Restatement>("From", symbol => Figures.Date(symbol.From)),
            Column.Figure<Restatement>("To", symbol => Figures.Date(symbol.To)),
            Column.Figure<Restatement>("Largest change", symbol => Figures.Percent(symbol.LargestChange, 2), "Of an adjusted close"),
        ]).Of([.. restated.Take(Most)]);
}
