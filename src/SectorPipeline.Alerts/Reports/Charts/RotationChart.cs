namespace SectorPipeline.Alerts;

/// <summary>Sectors by RS ratio and RS momentum around 100, each with the way that it came: a relative rotation graph.</summary>
internal sealed record RotationChart(string Id, string Title, string Description)
{
    private const double Centre = 100;
    private const double LabelHeight = 12;
    private const int Grid = 6;

    private static readonly ChartSize Size = new(900, 520) { Left = 46, Right = 14, Top = 14, Bottom = 40 };

    public required IReadOnlyList<RotationTrail> Trails { get; init; }

    public Html Draw()
    {
        if (Trails.Count == 0)
            return Section.Absent($"{Title}: no sector has enough history yet.");
        var points = Trails.SelectMany(trail => trail.Points).ToList();
        var ratios = LinearScale.Around(points.Select(point => point.Ratio).Append(Centre), Size.Left, Size.InnerRight, Grid);
        var momenta = LinearScale.Around(points.Select(point => point.Momentum).Append(Centre), Size.InnerBottom, Size.Top, Grid);
        var trails = Trails.Select(trail => Trail(trail, ratios, momenta));
        return Svg.Drawing(Id, Title, Description, Size, $"{Quadrants(ratios, momenta)}{Axes(ratios, momenta)}{trails}{Labels(ratios, momenta)}");
    }

    private static Html Quadrants(LinearScale ratios, LinearScale momenta)
    {
        var (x, y) = (ratios.At(Centre), momenta.At(Centre));
        return Html.Join(
        [
            Svg.Rectangle(x, Size.Top, Size.InnerRight - x, y - Size.Top, "leading-field"),
            Svg.Rectangle(x, y, Size.InnerRight - x, Size.InnerBottom - y, "weakening-field"),
            Svg.Rectangle(Size.Left, y, x - Size.Left, Size.InnerBottom - y, "lagging-field"),
            Svg.Rectangle(Size.Left, Size.Top, x - Size.Left, y - Size.Top, "improving-field"),
            Svg.Line(x, Size.Top, x, Size.InnerBottom, "zero"),
            Svg.Line(Size.Left, y, Size.InnerRight, y, "zero"),
            Svg.Text(Size.InnerRight - 8, Size.Top + 18, "Leading", "corner end"),
            Svg.Text(Size.InnerRight - 8, Size.InnerBottom - 8, "Weakening", "corner end"),
            Svg.Text(Size.Left + 8, Size.InnerBottom - 8, "Lagging", "corner"),
            Svg.Text(Size.Left + 8, Size.Top + 18, "Improving", "corner"),
        ]);
    }

    private static Html Axes(LinearScale ratios, LinearScale momenta) => Html.Join(
    [
        .. ratios.Ticks(Grid).Select(tick => Svg.Text(ratios.At(tick), Size.InnerBottom + 15, Figures.Number(tick, 0), "label middle")),
        .. momenta.Ticks(Grid).Select(tick => Svg.Text(Size.Left - 6, momenta.At(tick) + 4, Figures.Number(tick, 0), "label end")),
        Svg.Text((Size.Left + Size.InnerRight) / 2, Size.Height - 6, "RS ratio: strength against the market, 100 is its own average", "label middle"),
        Svg.Text(Size.Left + 4, Size.Top - 5, "RS momentum", "label"),
    ]);

    private static Html Trail(RotationTrail trail, LinearScale ratios, LinearScale momenta)
    {
        (double X, double Y)[] points = [.. trail.Points.Select(point => (ratios.At(point.Ratio), momenta.At(point.Momentum)))];
        return Html.Join(
        [
            Svg.Path(points, $"trail {trail.Quadrant}"),
            .. points[..^1].Select(point => Svg.Dot(point.X, point.Y, 1.6, "trail-dot")),
            Svg.Dot(points[^1].X, points[^1].Y, 4.5, $"head {trail.Quadrant}"),
        ]);
    }

    // From top to bottom; a label that would lie on one before moves below it.
    private Html Labels(LinearScale ratios, LinearScale momenta)
    {
        var placed = new List<(double X, double Y)>();
        foreach (var head in Trails.Select(trail => trail.Head).OrderBy(head => momenta.At(head.Momentum)))
            placed.Add(Free(placed, ratios.At(head.Ratio), momenta.At(head.Momentum) + 4));
        return Html.Join(Trails.OrderBy(trail => momenta.At(trail.Head.Momentum)).Zip(placed).Select(label =>
            Svg.Text(label.Second.X + 7, label.Second.Y, label.First.Label, "name halo")));
    }

    private static (double X, double Y) Free(List<(double X, double Y)> placed, double x, double y)
    {
        const double labelWidth = 34;
        while (placed.Exists(other => Math.Abs(other.X - x) < labelWidth && Math.Abs(other.Y - y) < LabelHeight))
            y += 1;
        return (x, y);
    }
}
