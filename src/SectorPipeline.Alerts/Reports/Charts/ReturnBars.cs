namespace SectorPipeline.Alerts;

/// <summary>Returns as bars to either side of zero, with a line at the market's.</summary>
internal sealed record ReturnBars(string Id, string Title, string Description)
{
    private const double Row = 22;
    private const double LabelRoom = 58;
    private const double NameRoom = 168;

    public required IReadOnlyList<(string Name, double? Return)> Bars { get; init; }

    public (string Name, double Return)? Market { get; init; }

    public Html Draw()
    {
        var size = new ChartSize(900, (Row * Bars.Count) + 26) { Left = NameRoom + LabelRoom, Right = LabelRoom, Top = 22, Bottom = 4 };
        var values = Bars.Select(bar => bar.Return ?? 0).Append(Market?.Return ?? 0).Append(0).ToList();
        var places = new LinearScale(values.Min(), values.Max(), size.Left, size.InnerRight);
        var bars = Bars.Select((bar, index) => Bar(bar.Name, bar.Return, size.Top + (index * Row), places));
        return Svg.Drawing(Id, Title, Description, size, $"{bars}{Zero(size, places)}{MarketLine(size, places)}");
    }

    private static Html Bar(string name, double? value, double top, LinearScale places)
    {
        var (from, to) = (places.At(0), places.At(value ?? 0));
        var isDown = value < 0;
        return Html.Join(
        [
            Svg.Text(0, top + 15, name, "label strong"),
            Svg.Rectangle(Math.Min(from, to), top + 4, Math.Abs(to - from), Row - 8, isDown ? "bar down-fill" : "bar up-fill"),
            Svg.Text(to + (isDown ? -6 : 6), top + 15, Figures.Signed(value), isDown ? "label end" : "label"),
        ]);
    }

    private static Html Zero(ChartSize size, LinearScale places) => Svg.Line(places.At(0), size.Top, places.At(0), size.InnerBottom, "zero");

    private Html MarketLine(ChartSize size, LinearScale places) => Market is not { } market
        ? Html.None
        : Html.Join(
        [
            Svg.Line(places.At(market.Return), size.Top - 4, places.At(market.Return), size.InnerBottom, "mark"),
            Svg.Text(places.At(market.Return), size.Top - 8, $"{market.Name} {Figures.Signed(market.Return)}", "label middle"),
        ]);
}
