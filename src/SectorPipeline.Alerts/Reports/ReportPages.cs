namespace SectorPipeline.Alerts;

/// <summary>The pages of a report, each with its address in the folder.</summary>
internal sealed class ReportPages(MorningFacts facts, ReportVerdict verdict, string? notice)
{
    private const string Description =
        "Returns are of stocks weighted equally within their sector unless a column says otherwise, and include dividends. "
        + "Every figure is defined in docs/metrics.md. Signals and alerts describe what happened; none is advice.";

    private const string WhyWithheld =
        "Numbers of a session that is only partly there mislead. Once the missing bars have come in, run the daily job again for this session "
        + "and the report takes the place of this page.";

    public (string Path, HtmlPage Page) Morning() => ("index.html", Page("Sector morning report") with
    {
        Links = [new("On this page", Contents), new("Tear sheets", SectorPages("sectors/")), new("Also", [("Pipeline health", "health.html"), ("Summary as JSON", "summary.json")])],
        Sections =
        [
            DaySection.Of(facts),
            LadderSection.Of(facts),
            HeatMapSection.Of(facts),
            ContributorsSection.Of(facts),
            RotationSection.Of(facts),
            RiskSection.Of(facts),
            SignalSection.Of(facts),
            MacroSection.Of(facts),
            AlertSection.Of(facts),
            DataSection.Of(facts),
        ],
    });

    public (string Path, HtmlPage Page) TearSheet(SectorDay day, IReadOnlyList<SectorBar> bars, IReadOnlyList<SectorBar> market) =>
        (SectorLink.Path(day.Sector), Page(day.Sector) with
        {
            Subtitle = $"Sector tear sheet, {Figures.LongDate(facts.Session.Date)}",
            Links = [new("Report", [("Morning report", "../index.html")]), new("Tear sheets", SectorPages(""))],
            Sections = new TearSheet(facts, day, bars, market).Sections(),
        });

    public (string Path, HtmlPage Page) Health(HealthFacts health) => ("health.html", Page("Pipeline health") with
    {
        Watermark = null,
        Links = [new("Report", [("Morning report", "index.html")])],
        Sections = HealthSections.Of(health),
        Footer = $"{Section.Paragraph("From the run history as it was published to the schema audit when the report was made.")}",
    });

    public (string Path, HtmlPage Page) Withheld() => ("index.html", Page("Sector morning report: withheld") with
    {
        Links = [new("Also", [("Pipeline health", "health.html")])],
        Sections =
        [
            Section.Of("withheld", "This report is withheld", Html.Join([Section.Paragraph(verdict.Reason ?? "", "lead"), Section.Paragraph(WhyWithheld)])),
            DataSection.Of(facts),
        ],
    });

    private static (string Text, string Address)[] Contents =>
    [
        ("Ladder", "#ladder"), ("Heat map", "#heat"), ("Contributors", "#contributors"), ("Rotation", "#rotation"), ("Risk", "#risk"),
        ("Signals", "#signals"), ("Macro", "#macro"), ("Alerts", "#alerts"), ("Data", "#data"),
    ];

    private (string Text, string Address)[] SectorPages(string folder) =>
        [.. facts.Sectors.Select(sector => sector.Sector).Order(StringComparer.Ordinal).Select(sector => (sector, $"{folder}{SectorLink.Slug(sector)}.html"))];

    private HtmlPage Page(string title) => new()
    {
        Title = title,
        Subtitle = Figures.LongDate(facts.Session.Date),
        Notice = notice,
        Watermark = verdict.Watermark,
        Warning = verdict.Reason,
        Footer = Section.Paragraph(Description),
    };
}
