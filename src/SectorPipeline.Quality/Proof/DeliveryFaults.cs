using static SectorPipeline.Quality.Proof.PlantedKind;

namespace SectorPipeline.Quality.Proof;

/// <summary>Faults of a delivery as a whole.</summary>
internal static class DeliveryFaults
{
    public static IReadOnlyList<PlantedKind> All { get; } =
    [
        OfDelivery(Structural("column_missing", "schema_drift", "alter table planted drop column {column}")),
        OfDelivery(Structural("column_new", "schema_drift", "alter table planted add column field_of_the_vendor varchar")),
        OfDelivery(Structural("column_retyped", "schema_drift", "alter table planted alter column {column} type varchar")),
        OfDelivery(Structural("stopped", "freshness", Stopped)),
    ];

    // The newest row is 3 to 33 days older than it may be.
    private const string Stopped = """
        update planted
        set {date} = {date} - (newest.day - $session)::integer - ($days + 3 + 30 * $size)::integer
        from (select max({date}) as day from planted) as newest
        """;

    private static PlantedKind OfDelivery(PlantedKind kind) => kind with { Reach = FaultReach.Delivery };
}
