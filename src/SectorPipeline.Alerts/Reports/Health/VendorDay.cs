namespace SectorPipeline.Alerts;

/// <summary>What a vendor was asked on a day, and what its plan allows: a row of <c>audit.vendor_calls</c>.</summary>
internal sealed record VendorDay(string Vendor, DateOnly Day, long Calls, long? Budget)
{
    public double? Used => Budget > 0 ? (double)Calls / Budget : null;

    /// <summary>By vendor and day; null when the table is missing.</summary>
    public static Task<IReadOnlyList<VendorDay>?> ReadAsync(WarehouseReader reader, CancellationToken cancellation) =>
        reader.TryQueryAsync(
            "audit.vendor_calls",
            "select vendor, day, calls, budget from audit.vendor_calls order by vendor, day",
            row => new VendorDay(row.Text("vendor"), row.Date("day"), row.Whole("calls"), row.OptionalWhole("budget")),
            cancellation);
}
