namespace SectorPipeline.Alerts;

/// <summary>Where a sector is in the plane of relative strength, and where it was in the sessions before, oldest first.</summary>
internal sealed record RotationTrail(string Sector, string Label, string? Quadrant, IReadOnlyList<(double Ratio, double Momentum)> Points)
{
    public (double Ratio, double Momentum) Head => Points[^1];
}
