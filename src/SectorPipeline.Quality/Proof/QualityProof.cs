using SectorPipeline.Core;
using SectorPipeline.Quality.Proof;
using SectorPipeline.Quality.Running;

namespace SectorPipeline.Quality;

/// <summary>Plants faults into copies of datasets, and counts which of them the checks find.</summary>
public sealed class QualityProof
{
    public required IReadOnlyList<Member> Members { get; init; }

    public required TradingCalendar Calendar { get; init; }

    /// <summary>Where the places of faults come from.</summary>
    public int Seed { get; init; } = 7;

    /// <summary>How many faults of each kind are planted into rows, where there is room; a tenth of it into days and deliveries.</summary>
    public int PerKind { get; init; } = 60;

    internal int DeliveriesPerKind => Math.Max(1, PerKind / 10);

    /// <summary>Proves the checks of one dataset.</summary>
    /// <param name="dataset">The checks as they are declared.</param>
    /// <param name="files">Parquet files with the dataset's rows, which are taken for clean.</param>
    /// <param name="folder">A folder for the files of this proof.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<ProofResult> RunAsync(DatasetChecks dataset, IReadOnlyList<string> files, string folder, CancellationToken cancellation)
    {
        await using var workbench = await Workbench.OpenAsync(cancellation);
        var table = new ProofTable(workbench, dataset);
        await table.LoadAsync(files, Members, cancellation);
        var clean = await table.WriteAsync(Path.Combine(folder, $"{dataset.Dataset}.parquet"), cancellation);
        var faults = await new RowPlanting(table, Seed, PerKind).PlantAsync(cancellation);
        var planted = await table.WriteAsync(Path.Combine(folder, $"{dataset.Dataset}-planted.parquet"), cancellation);
        List<ProofTrial> trials =
        [
            new ProofTrial(faults, await CheckAsync(table, planted, cancellation), await CheckAsync(table, clean, cancellation)),
            .. await new DeliveryTrials(table, this, clean, folder).RunAsync(cancellation),
        ];
        var score = new ProofScore(table, Calendar);
        return new ProofResult { Dataset = dataset.Dataset, Rows = table.Rows, Faults = [.. score.Lines(trials)], Alarms = [.. score.Alarms(trials)] };
    }

    // Rows beyond the hundred that results keep are those that a quarantine would hold.
    internal Task<IReadOnlyList<CheckResult>> CheckAsync(
        Session session, DateOnly from, IReadOnlyList<DatasetChecks> datasets, IReadOnlyDictionary<string, DatasetInput> inputs, CancellationToken cancellation)
    {
        var run = new QualityRun { Scope = new QualityScope { Session = session, From = from }, Members = Members, Calendar = Calendar };
        var keeping = datasets.Select(dataset => dataset with { Checks = [.. dataset.Checks.Select(check => check with { Action = CheckAction.Quarantine })] });
        return run.RunAsync([.. keeping], inputs, cancellation);
    }

    private Task<IReadOnlyList<CheckResult>> CheckAsync(ProofTable table, string file, CancellationToken cancellation)
    {
        var dataset = table.Dataset.Dataset;
        var input = new DatasetInput { Dataset = dataset, Files = [file], Asked = table.Asked };
        return CheckAsync(new Session(table.Last), DateOnly.MinValue, [table.Dataset], new Dictionary<string, DatasetInput>(StringComparer.Ordinal) { [dataset] = input }, cancellation);
    }
}
