using SectorPipeline.Core;

namespace SectorPipeline.Alerts;

/// <summary>A stock, fund or index on a session: its row of <c>mart_stock_performance</c>.</summary>
internal sealed record SymbolDay(string Symbol, string? Sector, HorizonReturns Returns, double? Excess1D)
{
    public double? Return1D => Returns["1D"];

    /// <summary>Every symbol with a bar on the session.</summary>
    public static async Task<IReadOnlyList<SymbolDay>> ReadAsync(WarehouseReader reader, Session session, CancellationToken cancellation) =>
        await reader.TryQueryAsync(
            "marts.mart_stock_performance",
            $"""
            select symbol, sector, {Horizon.Columns("return_")}, excess_return_1d
            from marts.mart_stock_performance
            where session = $1
            order by symbol
            """,
            row => new SymbolDay(row.Text("symbol"), row.OptionalText("sector"), Horizon.Read(row, "return_"), row.Number("excess_return_1d")),
            cancellation,
            session.Date) ?? [];
}
