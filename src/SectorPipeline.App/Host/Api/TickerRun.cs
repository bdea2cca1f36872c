using SectorPipeline.Core;
using SectorPipeline.Orchestration;

namespace SectorPipeline.App.Host;

/// <summary>A run of the job <c>tickers</c>, symbol by symbol.</summary>
internal sealed record TickerRun(string Id, RunState State, Session Session, IReadOnlyList<TickerView> Symbols);
