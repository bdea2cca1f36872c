namespace SectorPipeline.Alerts;

/// <summary>What somebody should look at, the gravest first.</summary>
internal static class AlertSection
{
    public static Html Of(MorningFacts facts) => Section.Of("alerts", "Alerts", facts.Alerts switch
    {
        null => Section.Absent("Alerts have not been evaluated in this warehouse: the table audit.alerts is missing. The step alerts.evaluate makes it."),
        [] => Section.Paragraph("No alert is active."),
        var alerts => Table(alerts),
    });

    private static Html Table(IReadOnlyList<ActiveAlert> alerts) => new HtmlTable<ActiveAlert>(
        $"{Figures.Counted(alerts.Count, "active alert")}",
        [
            Column.Text<ActiveAlert>("Severity", alert => alert.Severity),
            Column.Heading<ActiveAlert>("Alert", alert => $"{alert.Title}"),
            Column.Text<ActiveAlert>("About", alert => alert.Entity),
            Column.Text<ActiveAlert>("Rule", alert => alert.Rule),
            Column.Text<ActiveAlert>("State", alert => alert.State),
            Column.Figure<ActiveAlert>("Session", alert => Figures.Date(alert.Session)),
            Column.Figure<ActiveAlert>("Times", alert => Figures.Count(alert.Occurrences)),
            Column.Text<ActiveAlert>("Owner", alert => alert.Owner),
        ]).Of(alerts);
}
