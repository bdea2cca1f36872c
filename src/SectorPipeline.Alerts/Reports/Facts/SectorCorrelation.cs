using SectorPipeline.Core;

namespace SectorPipeline.Alerts;

/// <summary>How much sectors move together: from <c>mart_sector_correlations</c>.</summary>
internal sealed record SectorCorrelation(string Sector, double? Average60, double? Diversification60)
{
    public static async Task<IReadOnlyList<SectorCorrelation>> ReadAsync(WarehouseReader reader, Session session, CancellationToken cancellation) =>
        await reader.TryQueryAsync(
            "marts.mart_sector_correlations",
            """
            select sector, average_corr_60d, diversification_ratio_60d
            from marts.mart_sector_correlations
            where session = $1 and other_type = 'sector' and other = sector
            order by sector
            """,
            row => new SectorCorrelation(row.Text("sector"), row.Number("average_corr_60d"), row.Number("diversification_ratio_60d")),
            cancellation,
            session.Date) ?? [];
}
