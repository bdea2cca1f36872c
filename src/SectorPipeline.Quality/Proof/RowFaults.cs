using static SectorPipeline.Quality.Proof.PlantedKind;
using static SectorPipeline.Quality.Proof.PlantedPlace;

namespace SectorPipeline.Quality.Proof;

/// <summary>Faults of single rows that any dataset can have.</summary>
internal static class RowFaults
{
    public static IReadOnlyList<PlantedKind> All { get; } =
    [
        Structural("null", "nulls", $"update planted set {{column}} = null from picks where {Here}"),
        Structural("not_positive", "positive", $"update planted set {{column}} = case when picks.size < 0.2 then 0 else -{{column}} end from picks where {Here}"),
        Structural("negative", "not_negative", $"update planted set {{column}} = -1 - abs(coalesce({{column}}, 0)) from picks where {Here}"),
        Structural("duplicate", "duplicates", $"insert into planted select planted.* from planted join picks on {Here}"),
        Structural("future", "future_date", $"update planted set ingested_at = planted.{{date}} - to_days(1 + (30 * picks.size)::integer) from picks where {Here}"),
        Structural("late", "late_data", $"update planted set ingested_at = ingested_at + to_hours(14 + (80 * picks.size)::integer) from picks where {Here}"),
    ];
}
