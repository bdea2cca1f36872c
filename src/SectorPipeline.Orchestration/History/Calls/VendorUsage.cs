namespace SectorPipeline.Orchestration;

/// <summary>The calls of the last second, of the last minute, and of the vendor's day; and whether the vendor says that its day is used up.</summary>
public sealed record VendorUsage(int Second, int Minute, int Day, bool DayIsSpent);
