using SectorPipeline.Core;

namespace SectorPipeline.Ingestion.Steps;

/// <summary>Puts together how the vendors of a step did: the step's numbers and warnings, or the failure that it ends with.</summary>
internal sealed class StepReport(string dataset, int total, StepContext context)
{
    private readonly List<VendorRun> runs = [];

    /// <summary>Vendors that were not asked, and why.</summary>
    public Dictionary<string, string> LeftOut { get; } = new(StringComparer.Ordinal);

    public void LeaveOut(string vendor, string reason) => LeftOut[vendor] = reason;

    public void Add(VendorRun run) => runs.Add(run);

    /// <summary>The symbols for which the next vendor is to be asked.</summary>
    public IReadOnlyList<string> HandedOver(IReadOnlyList<string> keys) => runs.Count == 0 ? keys : runs[^1].HandedOver;

    /// <exception cref="PipelineException">Some symbols could be had from nobody.</exception>
    public StepResult Result()
    {
        var unserved = HandedOver([]).Concat(runs.SelectMany(run => run.Kept)).ToHashSet(StringComparer.Ordinal);
        var carriedOver = runs.SelectMany(run => run.CarriedOver).Where(unserved.Contains).Distinct(StringComparer.Ordinal).ToList();
        var result = new StepResult
        {
            Rows = runs.Sum(run => run.Tally.Loaded),
            Counts = Counts(unserved, carriedOver),
            Warnings = [.. runs.SelectMany((run, i) => Warnings(run, unserved, LaterVendors(i))), .. StandIns(carriedOver), .. CarriedOver(carriedOver)],
        };
        StepFailure.ThrowIfAny(runs, unserved.Except(carriedOver).ToHashSet(StringComparer.Ordinal), new(dataset, total, context, result));
        return result;
    }

    /// <summary>What was done when the step was stopped.</summary>
    public StepResult UntilNow() => new() { Rows = runs.Sum(run => run.Tally.Loaded), Counts = Counts([], []) };

    private Dictionary<string, long> Counts(HashSet<string> unserved, List<string> carriedOver)
    {
        var counts = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var (name, value) in runs.SelectMany(run => run.Tally.Counts()))
            counts[name] = counts.GetValueOrDefault(name) + value;
        var failed = runs.SelectMany(run => run.Failures).Select(failure => failure.Key).Concat(carriedOver).ToHashSet(StringComparer.Ordinal);
        counts[StepCounts.NoData] = unserved.Count(key => !failed.Contains(key));
        counts["carried_over"] = carriedOver.Count;
        foreach (var run in runs)
            AddOwn(counts, run);
        return counts;
    }

    private void AddOwn(Dictionary<string, long> counts, VendorRun run)
    {
        if (run.BudgetLeft is { } left)
            counts[$"{run.Vendor}.budget_left"] = left;
        if (runs.Count == 1)
            return;
        foreach (var (name, value) in run.Tally.Counts())
            counts[$"{run.Vendor}.{name}"] = value;
    }

    private IEnumerable<string> Warnings(VendorRun run, HashSet<string> unserved, string? later)
    {
        var lacking = run.NoData.Where(item => unserved.Contains(item.Key)).ToList();
        if (lacking.Count > 0)
            yield return $"{run.Vendor} has no data for {NameList.Of(lacking, item => $"{item.Key} ({item.Value.TrimEnd('.')})")}.";
        var replaced = run.Failures.Where(failure => !unserved.Contains(failure.Key)).ToList();
        if (replaced.Count > 0)
            yield return $"{run.Vendor} failed for {NameList.Of(replaced, item => $"{item.Key} ({item.Value.Message.TrimEnd('.')})")}: {later} was asked instead.";
        if (run.Tally.Quarantined > 0)
            yield return $"{run.Tally.Quarantined} of {run.Tally.Fetched} rows of {run.Vendor} are in quarantine. Read them under quarantine/{run.Vendor}/{dataset}.";
        if (run.Tally.NewFields.Count > 0)
            yield return $"{run.Vendor} sends new fields: {NameList.Of(run.Tally.NewFields, field => field)}. They are kept in landing/{run.Vendor}/{dataset}, no column takes them.";
    }

    // One that failed to help out is no failure of the step, but a person may want to see to it.
    private IEnumerable<string> StandIns(List<string> carriedOver)
    {
        foreach (var run in runs)
        {
            var failed = run.Failures.Where(failure => carriedOver.Contains(failure.Key, StringComparer.Ordinal)).ToList();
            if (failed.Count > 0)
                yield return $"{run.Vendor} failed for {NameList.Of(failed, item => $"{item.Key} ({item.Value.Message.TrimEnd('.')})")}, which another vendor is asked for tomorrow.";
        }
    }

    private string? LaterVendors(int index) =>
        index + 1 < runs.Count ? string.Join(", then ", runs.Skip(index + 1).Select(run => run.Vendor)) : null;

    private IEnumerable<string> CarriedOver(List<string> keys)
    {
        if (keys.Count == 0)
            yield break;
        var vendor = runs.First(run => run.CarriedOver.Contains(keys[0], StringComparer.Ordinal)).Vendor;
        yield return $"{vendor} allows no more calls today: {keys.Count} of {total} are carried over to tomorrow: {NameList.Of(keys, key => key)}.";
    }
}
