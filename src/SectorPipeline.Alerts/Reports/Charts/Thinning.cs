namespace SectorPipeline.Alerts;

/// <summary>Leaves out what no pixel can show: of all points in a column of pixels the first, the lowest, the highest and the last stay.</summary>
internal static class Thinning
{
    public static IReadOnlyList<(double X, double Y)> ByPixel(IEnumerable<(double X, double Y)> points) =>
        [.. points.GroupBy(point => Math.Floor(point.X)).SelectMany(Corners)];

    private static IEnumerable<(double X, double Y)> Corners(IEnumerable<(double X, double Y)> column)
    {
        (double X, double Y)[] points = [.. column];
        return new[] { points[0], points.MinBy(point => point.Y), points.MaxBy(point => point.Y), points[^1] }.Distinct().OrderBy(point => point.X);
    }
}
