using SectorPipeline.Core;

namespace SectorPipeline.Orchestration;

/// <summary>The files of a folder as they were read last; reads those again that changed or were refused.</summary>
internal sealed class JobFiles(StepCatalog steps)
{
    private readonly SortedDictionary<string, KnownFile> known = new(StringComparer.Ordinal);

    public JobFolderState Read(string folder)
    {
        try
        {
            var present = JobCatalog.Files(folder).ToList();
            foreach (var gone in known.Keys.Except(present, StringComparer.Ordinal).ToList())
                known.Remove(gone);
            present.ForEach(ReadFile);
            return State([]);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return State([KeyValuePair.Create<string, IReadOnlyList<string>>(folder, [$"{folder}: cannot be read: {error.Message}"])]);
        }
    }

    private void ReadFile(string file)
    {
        var before = known.GetValueOrDefault(file);
        try
        {
            var text = File.ReadAllText(file);
            if (before is { Faults: [] } && string.Equals(before.Text, text, StringComparison.Ordinal))
                return;
            known[file] = new KnownFile(text, Accept(file, JobFile.Parse(file, text, steps)), []);
        }
        catch (ConfigurationException error)
        {
            known[file] = new KnownFile("", before?.Job, error.Faults);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            known[file] = new KnownFile("", before?.Job, [JobCatalog.Unreadable(file, error)]);
        }
    }

    private Job Accept(string file, Job job) =>
        known.FirstOrDefault(other => other.Key != file && other.Value.Job?.Name == job.Name).Value is { Job: { } holder }
            ? throw new ConfigurationException(JobCatalog.Twice(file, holder))
            : job;

    private JobFolderState State(IEnumerable<KeyValuePair<string, IReadOnlyList<string>>> more)
    {
        var faults = known.Where(file => file.Value.Faults.Count > 0).Select(file => KeyValuePair.Create(file.Key, file.Value.Faults)).Concat(more);
        return new JobFolderState(
            new JobCatalog(known.Values.Select(file => file.Job).OfType<Job>()),
            new SortedDictionary<string, IReadOnlyList<string>>(faults.ToDictionary(StringComparer.Ordinal), StringComparer.Ordinal));
    }

    private sealed record KnownFile(string Text, Job? Job, IReadOnlyList<string> Faults);
}
