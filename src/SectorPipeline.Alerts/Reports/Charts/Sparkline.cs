namespace SectorPipeline.Alerts;

/// <summary>A line as high as a text, for a cell of a table.</summary>
internal static class Sparkline
{
    private const double Width = 120;
    private const double Height = 22;

    public static Html Of(IReadOnlyList<double> values, string label)
    {
        if (values.Count < 2)
            return $"{Figures.Unknown}";
        var places = new LinearScale(0, values.Count - 1, 2, Width - 4);
        var heights = new LinearScale(Math.Min(0, values.Min()), Math.Max(values.Max(), double.Epsilon), Height - 3, 3);
        (double X, double Y)[] points = [.. values.Select((value, index) => (places.At(index), heights.At(value)))];
        return $"""
            <svg class="spark" viewBox="0 0 {Width} {Height}" role="img" aria-label="{label}">
            {Svg.Path(points, "market stroke")}{Svg.Dot(points[^1].X, points[^1].Y, 2.2, "sector-dot")}</svg>
            """;
    }
}
