using SectorPipeline.Core;

namespace SectorPipeline.Ingestion.Steps;

/// <summary>Bars as sent.</summary>
/// <param name="Calendar">The sessions on which the symbol should have a bar; null where they are not known.</param>
internal sealed record PriceAnswer(string RequestId, IReadOnlyList<Received<DailyBar>> Bars, TradingCalendar? Calendar);
