namespace SectorPipeline.App.Host;

/// <summary>The body of <c>POST /api/v1/tickers</c>.</summary>
internal sealed record TickerOrder
{
    /// <summary>Up to 100 symbols, of the universe or not.</summary>
    public required IReadOnlyList<string> Symbols { get; init; }

    /// <summary>The trading day as yyyy-MM-dd; the last complete one when null.</summary>
    public string? Session { get; init; }
}
