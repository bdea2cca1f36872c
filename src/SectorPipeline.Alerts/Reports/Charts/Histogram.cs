namespace SectorPipeline.Alerts;

/// <summary>How often values fell into bins of one width, with lines at values that matter.</summary>
internal sealed record Histogram
{
    private const int Bins = 41;
    private const int Ticks = 8;

    public required string Id { get; init; }

    public required string Title { get; init; }

    public required string Description { get; init; }

    public required IReadOnlyList<double> Values { get; init; }

    /// <summary>The lines, from left to right, with their names.</summary>
    public IReadOnlyList<(string Name, double Value)> Marks { get; init; } = [];

    public ChartSize Size { get; init; } = new(720, 220) { Left = 36, Top = 40, Right = 12 };

    public Html Draw()
    {
        if (Values.Count == 0)
            return Section.Absent($"{Title}: there is not enough history yet.");
        var places = LinearScale.Around(Values, Size.Left, Size.InnerRight, Ticks);
        var counts = Count(places);
        var heights = new LinearScale(0, counts.Max(), Size.InnerBottom, Size.Top);
        return Svg.Drawing(Id, Title, Description, Size, $"{Axes(places, heights)}{Bars(places, heights, counts)}{Lines(places)}");
    }

    private int[] Count(LinearScale places)
    {
        var counts = new int[Bins];
        foreach (var value in Values)
            counts[Math.Clamp((int)((value - places.From) / (places.To - places.From) * Bins), 0, Bins - 1)]++;
        return counts;
    }

    private Html Bars(LinearScale places, LinearScale heights, int[] counts)
    {
        var width = (Size.InnerRight - Size.Left) / Bins;
        return Html.Join(counts.Select((count, bin) => (count, bin)).Where(bar => bar.count > 0).Select(bar =>
            Svg.Rectangle(Size.Left + (bar.bin * width) + 0.5, heights.At(bar.count), width - 1, Size.InnerBottom - heights.At(bar.count), BinStyle(places, bar.bin))));
    }

    private static string BinStyle(LinearScale places, int bin) =>
        places.From + ((bin + 0.5) / Bins * (places.To - places.From)) < 0 ? "bar down-fill" : "bar up-fill";

    private Html Axes(LinearScale places, LinearScale heights) =>
        $"""
        {Svg.Line(Size.Left, Size.InnerBottom, Size.InnerRight, Size.InnerBottom, "zero")}{heights.Ticks(4).Where(tick => tick % 1 == 0).Select(tick => Svg.Text(Size.Left - 6, heights.At(tick) + 4, Figures.Number(tick, 0), "label end"))}{places.Ticks(Ticks).Select(tick => Svg.Text(places.At(tick), Size.Height - 6, Figures.Percent(tick, 0), "label middle"))}
        """;

    private Html Lines(LinearScale places) => Html.Join(Marks.Select((mark, index) => (Html)$"""
        {Svg.Line(places.At(mark.Value), 12 + (12 * (index % 3)), places.At(mark.Value), Size.InnerBottom, "mark")}{Svg.Text(places.At(mark.Value) + 4, 16 + (12 * (index % 3)), $"{mark.Name} {Figures.Percent(mark.Value, 1)}", "label")}
        """));
}
