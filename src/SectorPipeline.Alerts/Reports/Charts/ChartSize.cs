namespace SectorPipeline.Alerts;

/// <summary>The size of a chart in its own pixels, and the room that its axes take.</summary>
internal readonly record struct ChartSize(double Width, double Height)
{
    public double Left { get; init; } = 52;

    public double Right { get; init; } = 12;

    public double Top { get; init; } = 12;

    public double Bottom { get; init; } = 24;

    public double InnerRight => Width - Right;

    public double InnerBottom => Height - Bottom;
}
