namespace SectorPipeline.Models;

/// <summary>A zone's offset from UTC at one instant.</summary>
internal sealed record ZoneOffset(ZoneValue Zone, TimeSpan Offset, string Name);
