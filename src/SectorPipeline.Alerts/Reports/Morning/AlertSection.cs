namespace SectorPipeline.Alerts;

/// <summary>What somebody should look at, the gravest first.</summary>
internal static class AlertSection
{
    private const int Most = 25;

    public static Html Of(MorningFacts facts) => Section.Of("alerts", "Alerts", facts.Alerts switch
    {
        null => Section.Absent("Alerts have not been evaluated in this warehouse: the table audit.alerts is missing. The step alerts.evaluate makes it."),
        [] => Section.Paragraph("No alert is active."),
        var alerts => Html.Join([Table(alerts), Rest([.. alerts.Skip(Most)])]),
    });

    // Of hundreds on a wild day, people read the gravest.
    private static Html Rest(IReadOnlyList<ActiveAlert> alerts)
    {
        var rules = alerts.GroupBy(alert => alert.Rule, StringComparer.Ordinal).OrderByDescending(rule => rule.Count()).ThenBy(rule => rule.Key, StringComparer.Ordinal);
        return alerts.Count == 0
            ? Html.None
            : Section.Paragraph($"And {Figures.Count(alerts.Count)} more: {string.Join(", ", rules.Select(rule => $"{Figures.Count(rule.Count())} of {rule.Key}"))}. 'sector alerts list' shows all.");
    }

    private static Html Table(IReadOnlyList<ActiveAlert> alerts) => new HtmlTable<ActiveAlert>(
        alerts.Count > Most ? $"The {Most} gravest of {Figures.Counted(alerts.Count, "active alert")}" : $"{Figures.Counted(alerts.Count, "active alert")}",
        [
            Column.Text<ActiveAlert>("Severity", alert => alert.Severity),
            Column.Heading<ActiveAlert>("Alert", alert => $"{alert.Title}"),
            Column.Text<ActiveAlert>("About", alert => alert.Entity),
            Column.Text<ActiveAlert>("Rule", alert => alert.Rule),
            Column.Text<ActiveAlert>("State", alert => alert.State),
            Column.Figure<ActiveAlert>("Session", alert => Figures.Date(alert.Session)),
            Column.Figure<ActiveAlert>("Times", alert => Figures.Count(alert.Occurrences)),
            Column.Text<ActiveAlert>("Owner", alert => alert.Owner),
        ]).Of([.. alerts.Take(Most)]);
}
