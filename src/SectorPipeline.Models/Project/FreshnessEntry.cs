namespace SectorPipeline.Models;

/// <summary>A <c>freshness</c> of a YAML file; off when it is written as null.</summary>
internal sealed record FreshnessEntry(bool IsOff, FreshnessLimit? WarnAfter, FreshnessLimit? ErrorAfter, string? Filter)
{
    private static readonly string[] Periods = ["minute", "hour", "day"];

    public static FreshnessEntry? Read(YamlNode? node, Action<string> report)
    {
        if (node is null)
            return null;
        if (node is YamlScalar { IsNull: true })
            return new FreshnessEntry(true, null, null, null);
        var map = node.AsMap("'freshness'");
        map.CheckKeys("'freshness'", ["warn_after", "error_after", "filter"], report);
        return new FreshnessEntry(false, Limit(map, "warn_after"), Limit(map, "error_after"), map.Text("filter"));
    }

    public FreshnessEntry Over(FreshnessEntry? source) =>
        IsOff || source is null || source.IsOff
            ? this
            : new FreshnessEntry(false, WarnAfter ?? source.WarnAfter, ErrorAfter ?? source.ErrorAfter, Filter ?? source.Filter);

    public Freshness? ToFreshness() =>
        IsOff || (WarnAfter is null && ErrorAfter is null) ? null : new Freshness(WarnAfter, ErrorAfter, Filter);

    private static FreshnessLimit? Limit(YamlMap freshness, string key)
    {
        if (freshness[key] is null or YamlScalar { IsNull: true })
            return null;
        var map = freshness[key]!.AsMap($"'{key}'");
        if (map.Entries.Count == 0)
            return null;
        var count = map.Required("count", $"'{key}'");
        var period = map.Required("period", $"'{key}'");
        if (!Periods.Contains(period.AsText("'period'")))
            throw period.Error($"'period' is {period.Description}; it must be {string.Join(", ", Periods)}.");
        return count.ToValue() is long number
            ? new FreshnessLimit(number, period.AsText("'period'"))
            : throw count.Error($"'count' is {count.Description}; it must be a whole number.");
    }
}
