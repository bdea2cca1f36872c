using SectorPipeline.Core;

namespace SectorPipeline.Ingestion.Steps;

/// <summary>Five-minute bars as sent.</summary>
/// <param name="ReceivedAt">When they arrived: what had not ended by then is still forming.</param>
/// <param name="Calendar">The trading hours of the symbol; null where they are not known.</param>
internal sealed record IntradayAnswer(
    string RequestId, DateTimeOffset ReceivedAt, IReadOnlyList<Received<IntradayBar>> Bars, TradingCalendar? Calendar);
