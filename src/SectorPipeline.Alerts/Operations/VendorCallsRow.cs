namespace SectorPipeline.Alerts;

/// <summary>A row of <c>audit.vendor_calls</c>: the calls of a vendor's day, and how many its plan allows.</summary>
public sealed record VendorCallsRow(string Vendor, DateOnly Day, long Calls, long? Budget);
