namespace SectorPipeline.Alerts;

/// <summary>Lines over days, each named at its end.</summary>
internal sealed record LineChart
{
    private const double Gap = 13;
    private const int Grid = 7;

    public required string Id { get; init; }

    public required string Title { get; init; }

    public required string Description { get; init; }

    public required IReadOnlyList<Series> Lines { get; init; }

    /// <summary>How a value is written at the axis.</summary>
    public required Func<double?, string> Format { get; init; }

    public ChartSize Size { get; init; } = new(900, 260) { Right = 112 };

    /// <summary>Whether the surface between the first line and zero is filled.</summary>
    public bool IsFilled { get; init; }

    /// <summary>Whether the axis holds zero, which then is drawn.</summary>
    public bool HasZero { get; init; } = true;

    public Html Draw()
    {
        Series[] known = [.. Lines.Where(line => line.IsKnown)];
        if (known.Length == 0)
            return Section.Absent($"{Title}: there is not enough history yet.");
        var values = known.SelectMany(line => line.Values).Select(value => value.Value).OfType<double>();
        var heights = LinearScale.Around(HasZero ? values.Append(0) : values, Size.InnerBottom, Size.Top, Grid);
        var days = new DateScale(known.Min(line => line.Values[0].Day), known.Max(line => line.Values[^1].Day), Size.Left, Size.InnerRight);
        var strokes = known.Reverse().Select(line => Stroke(line, days, heights));
        return Svg.Drawing(Id, Title, Description, Size, $"{HeightAxis(heights)}{DayAxis(days)}{Filled(known[0], days, heights)}{strokes}{Names(known, heights)}");
    }

    private Html HeightAxis(LinearScale heights) => Html.Join(heights.Ticks(Grid).SelectMany(tick => new[]
    {
        Svg.Line(Size.Left, heights.At(tick), Size.InnerRight, heights.At(tick), IsZero(tick) ? "zero" : "grid"),
        Svg.Text(Size.Left - 6, heights.At(tick) + 4, Format(tick), "label end"),
    }));

    private bool IsZero(double tick) => HasZero && Math.Abs(tick) < 1e-12;

    private Html DayAxis(DateScale days) => Html.Join(days.Ticks().SelectMany(tick => new[]
    {
        Svg.Line(days.At(tick.Day), Size.InnerBottom, days.At(tick.Day), Size.InnerBottom + 4, "tick"),
        Svg.Text(days.At(tick.Day), Size.Height - 6, tick.Label, "label middle"),
    }));

    private Html Filled(Series line, DateScale days, LinearScale heights) => !IsFilled
        ? Html.None
        : Html.Join(line.Stretches().Select(stretch => Svg.Area(Points(stretch, days, heights), heights.At(0), $"{line.Style} filled")));

    private static Html Stroke(Series line, DateScale days, LinearScale heights) =>
        Html.Join(line.Stretches().Select(stretch => Svg.Path(Points(stretch, days, heights), $"{line.Style} stroke")));

    private static IReadOnlyList<(double X, double Y)> Points(IReadOnlyList<DayValue> stretch, DateScale days, LinearScale heights) =>
        Thinning.ByPixel(stretch.Select(value => (days.At(value.Day), heights.At(value.Value ?? 0))));

    // Names that would lie on each other are moved apart.
    private Html Names(Series[] lines, LinearScale heights)
    {
        var names = Html.None;
        var free = double.NegativeInfinity;
        foreach (var line in lines.OrderBy(line => heights.At(line.Last.Value ?? 0)))
        {
            var y = Math.Max(heights.At(line.Last.Value ?? 0) + 4, free);
            free = y + Gap;
            names = $"{names}{Svg.Text(Size.InnerRight + 6, y, $"{line.Name} {Format(line.Last.Value)}", $"{line.Style} name")}";
        }

        return names;
    }
}
