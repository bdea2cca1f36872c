using System.Text.Json.Nodes;

namespace SectorPipeline.App.Host;

/// <summary>How far a symbol is, and what came of it.</summary>
/// <param name="Symbol">As it was asked for.</param>
/// <param name="State">queued, fetch, compute, done, failed or cancelled.</param>
/// <param name="Error">Why it failed.</param>
/// <param name="Result">The document that the lake keeps of it.</param>
internal sealed record TickerView(string Symbol, string State, string? Error = null, JsonNode? Result = null)
{
    public static TickerView Queued(string symbol) => new(symbol, "queued");
}
