namespace SectorPipeline.Benchmarks;

/// <summary>A bound that the design promises.</summary>
internal sealed record Target
{
    private Target(double bound, bool isFloor) => (Bound, IsFloor) = (bound, isFloor);

    public double Bound { get; }

    /// <summary>Whether more is better.</summary>
    public bool IsFloor { get; }

    /// <summary>Whether missing it fails the benchmark; not so while the work that should reach it is still to come.</summary>
    public bool IsBinding { get; private init; } = true;

    public static Target AtLeast(double bound) => new(bound, isFloor: true);

    public static Target AtMost(double bound) => new(bound, isFloor: false);

    public Target ForLater() => this with { IsBinding = false };

    public bool IsMetBy(double value) => IsFloor ? value >= Bound : value <= Bound;
}
