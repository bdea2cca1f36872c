namespace SectorPipeline.Alerts;

/// <summary>Fractions over each <see cref="Horizon"/>; null without enough history.</summary>
internal sealed record HorizonReturns(IReadOnlyList<double?> Values)
{
    public double? this[string label] => Values[Horizon.All.Index().First(horizon => horizon.Item.Label == label).Index];
}
