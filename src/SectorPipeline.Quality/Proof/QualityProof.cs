using SectorPipeline.Core;
using SectorPipeline.Quality.Proof;
using SectorPipeline.Quality.Running;

namespace SectorPipeline.Quality;

/// <summary>Plants faults into a market's bars, and counts which of them the checks find.</summary>
public sealed class QualityProof
{
    private const string RunId = "proof";

    public required IReadOnlyList<Member> Members { get; init; }

    public required TradingCalendar Calendar { get; init; }

    /// <summary>The checks of prices, as they are declared.</summary>
    public required DatasetChecks Checks { get; init; }

    /// <summary>Where the places of faults come from.</summary>
    public int Seed { get; init; } = 7;

    /// <summary>How many faults of each kind are planted, where there is room.</summary>
    public int PerKind { get; init; } = 60;

    /// <param name="bars">The Parquet files of the bars, which are taken for clean.</param>
    /// <param name="folder">A folder for the files of this proof.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<ProofResult> RunAsync(IReadOnlyList<string> bars, string folder, CancellationToken cancellation)
    {
        await using var workbench = await Workbench.OpenAsync(cancellation);
        var market = new ProofMarket(workbench, Seed, PerKind);
        await market.LoadAsync(bars, Members, cancellation);
        var clean = await CheckAsync(await market.WriteAsync(Path.Combine(folder, "clean.parquet"), cancellation), market, cancellation);
        var faults = await market.PlantAsync(cancellation);
        var planted = await CheckAsync(await market.WriteAsync(Path.Combine(folder, "planted.parquet"), cancellation), market, cancellation);
        return new ProofScore(market.Last, Calendar).Of(faults, planted, clean, market.Rows);
    }

    private Task<IReadOnlyList<CheckResult>> CheckAsync(string file, ProofMarket market, CancellationToken cancellation) =>
        new QualityRun
        {
            Scope = new QualityScope { Session = new Session(market.Last), From = DateOnly.MinValue },
            Members = Members,
            Calendar = Calendar,
        }.RunAsync([KeepingAllRows()], Input(file, market), cancellation);

    // Rows beyond the hundred that results keep are those that a quarantine would hold.
    private DatasetChecks KeepingAllRows() => Checks with { Checks = [.. Checks.Checks.Select(check => check with { Action = CheckAction.Quarantine })] };

    private static Dictionary<string, DatasetInput> Input(string file, ProofMarket market) => new(StringComparer.Ordinal)
    {
        ["prices"] = new DatasetInput
        {
            Dataset = "prices",
            Files = [file],
            Asked = [.. market.Symbols.Select(symbol => new AskedEntity(symbol.Vendor, symbol.Symbol, symbol.Last, NoData: null, Gaps: []))],
        },
    };
}
