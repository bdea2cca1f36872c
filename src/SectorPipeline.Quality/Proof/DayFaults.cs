using static SectorPipeline.Quality.Proof.PlantedKind;
using static SectorPipeline.Quality.Proof.PlantedPlace;

namespace SectorPipeline.Quality.Proof;

/// <summary>Faults of all that a vendor sent about a day.</summary>
internal static class DayFaults
{
    public static IReadOnlyList<PlantedKind> All { get; } =
    [
        OfDay(Structural("day_missing", "missing_bars", $"delete from planted using picks where {TheDay}")),
        OfDay(Structural("truncated", "row_count", Truncated)),
        OfDay(Structural("swollen", "row_count", Swollen)),
        OfDay(Statistical("null_share", $"update planted set {{column}} = null from picks where {TheDay} and hash({{entity}}, 1) % 100 < 12 + 30 * picks.size", "null_drift")),
        OfDay(Statistical("level", Scaled("10 + 90 * picks.size"), "value_drift")),
        OfDay(Statistical("spread", Scaled("pow(20 + 80 * picks.size, case when hash({entity}, 2) % 2 = 0 then 1 else -1 end)"), "value_drift")),
    ];

    private const string Shares = $"""
        select planted.vendor, planted.planted_id, picks.size, cume_dist() over (partition by planted.vendor, planted.{"{date}"} order by hash(planted.{"{entity}"})) as share
        from planted join picks on {TheDay}
        """;

    // Between 30 and 80 % of the day's rows do not come.
    private const string Truncated = $"""
        delete from planted using ({Shares}) as shares
        where shares.vendor = planted.vendor and shares.planted_id = planted.planted_id and shares.share > 0.7 - 0.5 * shares.size
        """;

    // Rows of what nobody asked for come too, 40 to 100 % of the day's number.
    private const string Swollen = $$"""
        insert into planted
        select planted.* replace (planted.{first_key} || '.X' as {first_key}, -planted.planted_id as planted_id)
        from planted join ({{Shares}}) as shares
            on shares.vendor = planted.vendor and shares.planted_id = planted.planted_id and shares.share <= 0.4 + 0.6 * shares.size
        """;

    private static PlantedKind OfDay(PlantedKind kind) => kind with { Reach = FaultReach.Day };

    private static string Scaled(string factor) => $"update planted set {{column}} = {{column}} * ({factor}) from picks where {TheDay}";
}
