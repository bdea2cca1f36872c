namespace SectorPipeline.Alerts;

/// <summary>Fractions over each <see cref="Horizon"/>; null without enough history.</summary>
internal sealed record HorizonReturns(IReadOnlyList<double?> Values)
{
    public static HorizonReturns None { get; } = new([.. Horizon.All.Select(_ => (double?)null)]);

    public double? this[string label] => Values[Horizon.All.Index().First(horizon => horizon.Item.Label == label).Index];
}
