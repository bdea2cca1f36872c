using System.Collections.Concurrent;
using SectorPipeline.Ingestion;

namespace SectorPipeline.App.Tickers;

/// <summary>The symbols that somebody has asked for; those of the universe are what they are there.</summary>
internal sealed class TickerUniverse(IUniverse followed) : IUniverse
{
    private readonly ConcurrentDictionary<string, Security> asked = new(StringComparer.Ordinal);

    public IReadOnlyList<Security> Securities => [.. asked.Values];

    public void Add(string symbol) => asked.GetOrAdd(symbol, unknown => new Security(unknown, KindOf(unknown)));

    public SecurityKind KindOf(string symbol) =>
        followed.Securities.FirstOrDefault(security => security.Symbol == symbol)?.Kind
        ?? (symbol.StartsWith('^') ? SecurityKind.Index : SecurityKind.Stock);
}
