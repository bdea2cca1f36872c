using SectorPipeline.Core;

namespace SectorPipeline.Ingestion.Steps;

/// <summary>Counts the symbols of a step that are settled, over all vendors, and reports each.</summary>
internal sealed class FetchProgress(IProgress<StepProgress> progress, int total)
{
    private readonly HashSet<string> done = new(StringComparer.Ordinal);

    public int Total => total;

    /// <summary>Symbols that need nothing.</summary>
    public void Skip(IEnumerable<string> keys) => done.UnionWith(keys);

    public void Done(string key)
    {
        if (done.Add(key))
            progress.Report(new StepProgress(done.Count, total, key));
    }
}
