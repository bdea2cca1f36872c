using static SectorPipeline.Quality.Proof.PlantedKind;
using static SectorPipeline.Quality.Proof.PlantedPlace;

namespace SectorPipeline.Quality.Proof;

/// <summary>Faults of macro series and statements.</summary>
internal static class FigureFaults
{
    public static IReadOnlyList<PlantedKind> All { get; } =
    [
        Structural("scale", "macro_scale", Scale) with { Where = $"abs(value) >= 0.5 and {IsLastVintage}" },
        Statistical("revision", Revision, "revision_size") with { Where = $"value is not null and {IsLastVintage}" },
        Structural("unbalanced", "balance", Unbalanced) with { Where = "statement = 'balance_sheet' and item = $assets and value > 0" },
    ];

    private const string IsLastVintage = """
        (vendor, series_id, date, realtime_start) in (select (vendor, series_id, date, max(realtime_start)) from planted group by vendor, series_id, date)
        """;

    // Rates go where a tenth of them would be, so that only larger values become smaller.
    private const string Scale = $"""
        update planted
        set value = value * pow(10, case when abs(value) < 50 then 1 + floor(2.99 * picks.size) else [-2, -1, 1, 2, 3][1 + floor(4.99 * picks.size)::integer] end)
        from picks where {Here}
        """;

    // By 15 to 100 times what the series moves in all but a tenth of its periods.
    private const string Revision = $"""
        insert into planted
        with first_values as (
            select vendor, series_id, date, arg_min(value, realtime_start) as value from planted where value is not null group by all
        ),
        changes as (
            select vendor, series_id, abs(value - lag(value) over (partition by vendor, series_id order by date)) as change from first_values
        ),
        usual as (select vendor, series_id, quantile_cont(change, 0.9) as change from changes where change > 0 group by all)
        select planted.* replace (
            planted.realtime_start + 17 as realtime_start,
            planted.ingested_at + interval 17 days as ingested_at,
            planted.value + usual.change * (15 + 85 * picks.size) * case when picks.place % 2 = 0 then 1 else -1 end as value
        )
        from planted join picks on {Here} join usual on usual.vendor = planted.vendor and usual.series_id = planted.series_id
        """;

    // Assets are 5 to 45 % off.
    private const string Unbalanced = $"""
        update planted set value = value * (1 + (0.05 + 0.4 * picks.size) * case when picks.place % 2 = 0 then 1 else -1 end) from picks where {Here}
        """;
}
