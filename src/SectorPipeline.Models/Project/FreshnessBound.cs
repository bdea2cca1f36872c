namespace SectorPipeline.Models;

/// <summary>What a <c>freshness</c> says of one of its limits: the limit, or that there is none.</summary>
/// <param name="Limit">None when it is written as null.</param>
internal sealed record FreshnessBound(FreshnessLimit? Limit)
{
    private static readonly string[] Periods = ["minute", "hour", "day"];

    /// <summary>Null where nothing is said, so that what lies below decides.</summary>
    public static FreshnessBound? Read(YamlNode? node, string key)
    {
        if (node is null)
            return null;
        if (node is YamlScalar { IsNull: true })
            return new FreshnessBound(Limit: null);
        var map = node.AsMap($"'{key}'");
        return map.Entries.Count == 0 ? null : new FreshnessBound(LimitOf(map, key));
    }

    private static FreshnessLimit LimitOf(YamlMap map, string key)
    {
        var count = map.Required("count", $"'{key}'");
        var period = map.Required("period", $"'{key}'");
        if (!Periods.Contains(period.AsText("'period'")))
            throw period.Error($"'period' is {period.Description}; it must be {string.Join(", ", Periods)}.");
        return count.ToValue() is long number
            ? new FreshnessLimit(number, period.AsText("'period'"))
            : throw count.Error($"'count' is {count.Description}; it must be a whole number.");
    }
}
