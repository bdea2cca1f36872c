using SectorPipeline.Core;

namespace SectorPipeline.Lake;

/// <summary>
/// How far a symbol or series is known: the date of its last row, the session up to which the vendor was asked, and why
/// there was nothing, when there was nothing.
/// </summary>
public sealed record Watermark(DateOnly? Last, Session Through, string? NoData = null);
