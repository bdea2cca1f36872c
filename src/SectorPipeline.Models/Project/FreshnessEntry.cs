namespace SectorPipeline.Models;

/// <summary>A <c>freshness</c> of a YAML file; off when it is written as null.</summary>
internal sealed record FreshnessEntry(bool IsOff, FreshnessBound? WarnAfter, FreshnessBound? ErrorAfter, string? Filter)
{
    public static FreshnessEntry? Read(YamlNode? node, Action<string> report)
    {
        if (node is null)
            return null;
        if (node is YamlScalar { IsNull: true })
            return new FreshnessEntry(true, null, null, null);
        var map = node.AsMap("'freshness'");
        map.CheckKeys("'freshness'", ["warn_after", "error_after", "filter"], report);
        return new FreshnessEntry(
            false, FreshnessBound.Read(map["warn_after"], "warn_after"), FreshnessBound.Read(map["error_after"], "error_after"), map.Text("filter"));
    }

    public FreshnessEntry Over(FreshnessEntry? source) =>
        IsOff || source is null || source.IsOff
            ? this
            : new FreshnessEntry(false, WarnAfter ?? source.WarnAfter, ErrorAfter ?? source.ErrorAfter, Filter ?? source.Filter);

    public Freshness? ToFreshness() =>
        IsOff || (WarnAfter?.Limit is null && ErrorAfter?.Limit is null) ? null : new Freshness(WarnAfter?.Limit, ErrorAfter?.Limit, Filter);
}
