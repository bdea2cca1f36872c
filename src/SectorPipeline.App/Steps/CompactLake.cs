using SectorPipeline.Core;
using SectorPipeline.Ingestion;
using SectorPipeline.Lake;

namespace SectorPipeline.App.Steps;

/// <summary>The step <c>lake.compact</c>: each raw dataset as one file per year.</summary>
internal sealed class CompactLake(ILake lake) : IStep
{
    public static StepType Type { get; } = new(
        "lake.compact",
        "Merges the lake's raw files into one per year, without rows that only repeat what was received before",
        ["datasets"],
        services => new CompactLake(services.Get<ILake>()))
    {
        Check = (_, context) => Chosen(context),
    };

    public async Task<StepResult> RunAsync(StepContext context, CancellationToken cancellation)
    {
        var chosen = Chosen(context);
        var ids = (await lake.DatasetsAsync(cancellation)).Where(id => chosen.ContainsKey(id.Dataset)).ToList();
        var results = new List<CompactionResult>();
        foreach (var (index, id) in ids.Index())
        {
            context.Progress.Report(new StepProgress(index, ids.Count, id.ToString()));
            results.Add(await lake.CompactAsync(chosen[id.Dataset], id.Vendor, cancellation));
        }

        return new StepResult
        {
            Rows = results.Where(result => result.Changed).Sum(result => result.RowsAfter),
            Counts = new Dictionary<string, long>(StringComparer.Ordinal)
            {
                ["files_before"] = results.Sum(result => result.FilesBefore),
                ["files"] = results.Sum(result => result.FilesAfter),
                ["repeated"] = results.Sum(result => result.RowsBefore - result.RowsAfter),
            },
        };
    }

    private static Dictionary<string, Dataset> Chosen(StepContext context)
    {
        var all = Datasets.All.ToDictionary(dataset => dataset.Name, StringComparer.Ordinal);
        var named = context.With.List("datasets");
        string[] faults = [.. named.Where(name => !all.ContainsKey(name)).Select(name =>
            $"{context.Step}: with: datasets: no dataset is called '{name}'.{NearestName.Hint(name, all.Keys)}")];
        if (faults.Length > 0)
            throw new ConfigurationException(faults);
        return named.Count == 0 ? all : named.Distinct(StringComparer.Ordinal).ToDictionary(name => name, name => all[name], StringComparer.Ordinal);
    }
}
