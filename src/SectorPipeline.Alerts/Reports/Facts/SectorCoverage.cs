using SectorPipeline.Core;

namespace SectorPipeline.Alerts;

/// <summary>How much of a sector has come in: its row of <c>mart_data_coverage</c>.</summary>
internal sealed record SectorCoverage(string Sector, long Expected, long Present, long Late, long Quarantined, DateTime? AsOf)
{
    public double? Share => Expected == 0 ? null : (double)Present / Expected;

    /// <summary>The share of all members that are there; null when nothing is known of them.</summary>
    public static double? OfAll(IReadOnlyCollection<SectorCoverage> sectors) =>
        sectors.Sum(sector => sector.Expected) is var expected and > 0 ? (double)sectors.Sum(sector => sector.Present) / expected : null;

    public static async Task<IReadOnlyList<SectorCoverage>> ReadAsync(WarehouseReader reader, Session session, CancellationToken cancellation) =>
        await reader.TryQueryAsync(
            "marts.mart_data_coverage",
            "select sector, members_expected, members_present, members_late, members_quarantined, as_of from marts.mart_data_coverage where session = $1 order by sector",
            row => new SectorCoverage(row.Text("sector"), row.Whole("members_expected"), row.Whole("members_present"), row.Whole("members_late"), row.Whole("members_quarantined"), row.Instant("as_of")),
            cancellation,
            session.Date) ?? [];
}
