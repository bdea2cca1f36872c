namespace SectorPipeline.Alerts;

/// <summary>Drawings within a page, with a title and a description for who does not see them.</summary>
internal static class Svg
{
    /// <param name="id">Unlike that of any other drawing of the page.</param>
    /// <param name="title">What it shows.</param>
    /// <param name="description">What can be seen in it.</param>
    /// <param name="size">Its coordinates; it is as wide as there is room.</param>
    /// <param name="content">Its elements.</param>
    public static Html Drawing(string id, string title, string description, ChartSize size, Html content) =>
        $"""
        <svg id="{id}" viewBox="0 0 {size.Width} {size.Height}" role="img" aria-labelledby="{id}-title {id}-desc">
        <title id="{id}-title">{title}</title>
        <desc id="{id}-desc">{description}</desc>
        {content}</svg>

        """;

    public static Html Figure(Html drawing, Html caption) => $"<figure>\n{drawing}<figcaption>{caption}</figcaption>\n</figure>\n";

    public static Html Line(double x1, double y1, double x2, double y2, string style) =>
        $"""<line x1="{x1}" y1="{y1}" x2="{x2}" y2="{y2}" class="{style}"/>{"\n"}""";

    public static Html Text(double x, double y, string text, string style) =>
        $"""<text x="{x}" y="{y}" class="{style}">{text}</text>{"\n"}""";

    public static Html Rectangle(double x, double y, double width, double height, string style) =>
        $"""<rect x="{x}" y="{y}" width="{Math.Max(width, 0)}" height="{Math.Max(height, 0)}" class="{style}"/>{"\n"}""";

    public static Html Dot(double x, double y, double radius, string style) =>
        $"""<circle cx="{x}" cy="{y}" r="{radius}" class="{style}"/>{"\n"}""";

    /// <summary>A line through the points, in their order.</summary>
    public static Html Path(IEnumerable<(double X, double Y)> points, string style) =>
        $"""<path d="{Commands(points)}" class="{style}"/>{"\n"}""";

    /// <summary>The surface between the points and a height.</summary>
    public static Html Area(IReadOnlyList<(double X, double Y)> points, double floor, string style) => points.Count == 0
        ? Html.None
        : Path([(points[0].X, floor), .. points, (points[^1].X, floor)], style);

    private static Html Commands(IEnumerable<(double X, double Y)> points) =>
        Html.Join(points.Select((point, index) => (Html)$"{(index == 0 ? "M" : "L")}{point.X} {point.Y}"));
}
