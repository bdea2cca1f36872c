namespace SectorPipeline.Alerts;

/// <summary>How often values fell into bins of one width, with lines at values that matter.</summary>
internal sealed record Histogram
{
    private const int Bins = 40;
    private const int Ticks = 8;

    public required string Id { get; init; }

    public required string Title { get; init; }

    public required string Description { get; init; }

    public required IReadOnlyList<double> Values { get; init; }

    /// <summary>The lines, from left to right, with their names.</summary>
    public IReadOnlyList<(string Name, double Value)> Marks { get; init; } = [];

    public ChartSize Size { get; init; } = new(900, 240) { Left = 36, Top = 54 };

    public Html Draw()
    {
        if (Values.Count == 0)
            return Section.Absent($"{Title}: there is not enough history yet.");
        var places = LinearScale.Around(Values, Size.Left, Size.InnerRight, Ticks);
        var bins = Count(places);
        var heights = new LinearScale(0, bins.Max(bin => bin.Count), Size.InnerBottom, Size.Top);
        return Svg.Drawing(Id, Title, Description, Size, $"{Axes(places, heights)}{bins.Select(bin => Bar(bin, places, heights))}{Lines(places)}");
    }

    // Bins begin at multiples of their width, so that none holds both losses and gains.
    private List<(double From, double To, int Count)> Count(LinearScale places)
    {
        var width = LinearScale.Step(places.From, places.To, Bins);
        return [.. Values.GroupBy(value => Math.Floor(value / width)).OrderBy(bin => bin.Key).Select(bin => (bin.Key * width, (bin.Key + 1) * width, bin.Count()))];
    }

    private Html Bar((double From, double To, int Count) bin, LinearScale places, LinearScale heights) => Svg.Rectangle(
        places.At(bin.From) + 0.5,
        heights.At(bin.Count),
        places.At(bin.To) - places.At(bin.From) - 1,
        Size.InnerBottom - heights.At(bin.Count),
        bin.From < 0 ? "bar down-fill" : "bar up-fill");

    private Html Axes(LinearScale places, LinearScale heights) => Html.Join(
    [
        Svg.Line(Size.Left, Size.InnerBottom, Size.InnerRight, Size.InnerBottom, "zero"),
        .. heights.Ticks(4).Where(tick => tick % 1 == 0).Select(tick => Svg.Text(Size.Left - 6, heights.At(tick) + 4, Figures.Number(tick, 0), "label end")),
        .. places.Ticks(Ticks).Select(tick => Svg.Text(places.At(tick), Size.Height - 6, Figures.Percent(tick, 0), "label middle")),
    ]);

    // Three heights in turn, so that names near each other do not lie on one line.
    private Html Lines(LinearScale places) => Html.Join(Marks.Index().SelectMany(mark => new[]
    {
        Svg.Line(places.At(mark.Item.Value), TopOf(mark.Index), places.At(mark.Item.Value), Size.InnerBottom, "mark"),
        Svg.Text(places.At(mark.Item.Value) + 4, TopOf(mark.Index) + 5, $"{mark.Item.Name} {Figures.Percent(mark.Item.Value, 1)}", "label"),
    }));

    private static double TopOf(int mark) => 12 + (13 * (mark % 3));
}
