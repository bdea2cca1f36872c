namespace SectorPipeline.Alerts;

/// <summary>A part of a page with a heading, which links can point at.</summary>
internal static class Section
{
    public static Html Of(string id, string heading, Html content) =>
        $"""
        <section id="{id}" aria-labelledby="{id}-heading">
        <h2 id="{id}-heading">{heading}</h2>
        {content}</section>

        """;

    public static Html Paragraph(string text) => $"<p>{text}</p>\n";

    public static Html Paragraph(string text, string style) => $"""<p class="{style}">{text}</p>{"\n"}""";

    /// <summary>What is said in place of numbers that are not there.</summary>
    public static Html Absent(string reason) => Paragraph(reason, "absent");

    /// <summary>How to read what stands above it.</summary>
    public static Html Note(string text) => Paragraph(text, "note");

    /// <summary>Figures that are read at a glance.</summary>
    public static Html Headlines(IEnumerable<(string Label, string Value, string Detail, double? Sign)> figures) =>
        $"""
        <dl class="headlines">
        {figures.Select(figure => (Html)$"""<div><dt>{figure.Label}</dt><dd class="{Tone.Of(figure.Sign)}">{figure.Value}</dd><dd class="detail">{figure.Detail}</dd></div>{"\n"}""")}</dl>

        """;
}
