using SectorPipeline.Core;
using SectorPipeline.Lake;

namespace SectorPipeline.Quality;

/// <summary>What checks read of a lake.</summary>
public sealed class LakeInputs(ILake lake)
{
    private const string Listings = "listings";

    /// <summary>The inputs of the datasets, and of the listings, which tell when a symbol was traded; without those that the lake does not hold.</summary>
    public async Task<IReadOnlyDictionary<string, DatasetInput>> ReadAsync(
        IEnumerable<string> datasets, QualityScope scope, CancellationToken cancellation)
    {
        var wanted = datasets.Append(Listings).ToHashSet(StringComparer.Ordinal);
        var held = (await lake.DatasetsAsync(cancellation)).Where(id => wanted.Contains(id.Dataset)).ToLookup(id => id.Dataset, StringComparer.Ordinal);
        var inputs = new Dictionary<string, DatasetInput>(StringComparer.Ordinal);
        foreach (var dataset in held)
            inputs[dataset.Key] = await ReadAsync(dataset.Key, [.. dataset.Select(id => id.Vendor)], scope, cancellation);
        return inputs;
    }

    private async Task<DatasetInput> ReadAsync(string dataset, IReadOnlyList<string> vendors, QualityScope scope, CancellationToken cancellation)
    {
        var commits = new List<LakeCommit>();
        var asked = new List<AskedEntity>();
        foreach (var vendor in vendors)
        {
            commits.AddRange(await lake.CommitsAsync(vendor, dataset, afterSequence: 0, cancellation));
            asked.AddRange(Asked(vendor, await lake.StateAsync(vendor, dataset, cancellation)));
        }

        var earliest = commits.Where(commit => commit.RunId == scope.RunId).SelectMany(commit => commit.Files).Min(file => file.FirstDate);
        return new DatasetInput
        {
            Dataset = dataset,
            Files = await LocalAsync(commits.SelectMany(commit => commit.Files).Where(file => IsInReach(file, scope, earliest)), cancellation),
            Batches = [.. commits.GroupBy(commit => commit.Vendor, StringComparer.Ordinal).SelectMany(LastTwo)],
            Asked = asked,
            Earliest = earliest,
        };
    }

    private static bool IsInReach(CommittedFile file, QualityScope scope, DateOnly? earliest)
    {
        var first = earliest < scope.From ? earliest.Value : scope.From;
        return scope.Context is not { } days || file.LastDate is not { } last || last.DayNumber >= first.DayNumber - days;
    }

    private async Task<IReadOnlyList<string>> LocalAsync(IEnumerable<CommittedFile> files, CancellationToken cancellation)
    {
        var paths = new List<string>();
        foreach (var file in files)
            paths.Add(await lake.LocalPathAsync(file.Path, cancellation));
        return paths;
    }

    private static IEnumerable<AskedEntity> Asked(string vendor, DatasetState state) =>
        state.Watermarks.Select(mark => new AskedEntity(vendor, mark.Key, mark.Value.Through.Date, mark.Value.NoData, mark.Value.Gaps));

    // A commit without files only moves watermarks.
    private static IEnumerable<BatchColumns> LastTwo(IEnumerable<LakeCommit> commits) =>
        commits.Where(commit => commit.Files.Count > 0).OrderByDescending(commit => commit.Sequence).Take(2)
            .Select(commit => new BatchColumns(commit.Vendor, commit.Sequence, commit.Columns, commit.ExtraFields));
}
