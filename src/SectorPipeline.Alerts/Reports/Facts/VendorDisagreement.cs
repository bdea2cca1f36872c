using SectorPipeline.Core;

namespace SectorPipeline.Alerts;

/// <summary>A close that two vendors tell differently: a row of <c>audit.price_reconciliation</c>.</summary>
internal sealed record VendorDisagreement(string Symbol, string ChosenVendor, double? ChosenClose, string OtherVendor, double? OtherClose, double? Difference, bool Agrees, string? Reason)
{
    /// <summary>All closes of the session that two vendors sent, the furthest apart first.</summary>
    public static async Task<IReadOnlyList<VendorDisagreement>> ReadAsync(WarehouseReader reader, Session session, CancellationToken cancellation) =>
        await reader.TryQueryAsync(
            "audit.price_reconciliation",
            """
            select symbol, chosen_vendor, chosen_close, other_vendor, other_close, difference, agrees, reason
            from audit.price_reconciliation
            where session = $1
            order by difference desc, symbol
            """,
            row => new VendorDisagreement(
                row.Text("symbol"), row.Text("chosen_vendor"), row.Number("chosen_close"), row.Text("other_vendor"), row.Number("other_close"),
                row.Number("difference"), row.Flag("agrees") ?? false, row.OptionalText("reason")),
            cancellation,
            session.Date) ?? [];
}
