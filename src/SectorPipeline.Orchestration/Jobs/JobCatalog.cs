using SectorPipeline.Core;

namespace SectorPipeline.Orchestration;

/// <summary>The jobs of a folder, by name.</summary>
public sealed class JobCatalog
{
    private readonly SortedDictionary<string, Job> jobs;

    public JobCatalog(IEnumerable<Job> jobs) =>
        this.jobs = new SortedDictionary<string, Job>(jobs.ToDictionary(job => job.Name, StringComparer.Ordinal), StringComparer.Ordinal);

    public IReadOnlyCollection<Job> Jobs => jobs.Values;

    /// <summary>Reads every <c>*.yml</c> and <c>*.yaml</c> of the folder.</summary>
    /// <exception cref="ConfigurationException">Every fault of every file, each with file, line, excerpt and caret.</exception>
    public static JobCatalog Load(string folder, StepCatalog steps)
    {
        if (!Directory.Exists(folder))
            throw new ConfigurationException($"{folder}: there is no such folder of jobs. Run this where jobs/ is, or name the folder.");
        var found = new SortedDictionary<string, Job>(StringComparer.Ordinal);
        var faults = new List<string>();
        foreach (var file in Files(folder))
            Add(file, steps, found, faults);
        return faults.Count == 0 ? new JobCatalog(found.Values) : throw new ConfigurationException(faults);
    }

    /// <exception cref="ConfigurationException">No job has the name.</exception>
    public Job Get(string name) =>
        jobs.TryGetValue(name, out var job)
            ? job
            : throw new ConfigurationException(
                $"no job is called '{name}'.{NearestName.Hint(name, jobs.Keys)} Jobs: {(jobs.Count == 0 ? "none" : string.Join(", ", jobs.Keys))}.");

    private static IEnumerable<string> Files(string folder) =>
        Directory.EnumerateFiles(folder)
            .Where(file => Path.GetExtension(file) is ".yml" or ".yaml")
            .Order(StringComparer.Ordinal);

    private static void Add(string file, StepCatalog steps, SortedDictionary<string, Job> found, List<string> faults)
    {
        try
        {
            var job = JobFile.Parse(file, File.ReadAllText(file), steps);
            if (!found.TryAdd(job.Name, job))
                faults.Add($"{file}: a job called '{job.Name}' is already in {found[job.Name].File}. Give one of them another name.");
        }
        catch (ConfigurationException error)
        {
            faults.AddRange(error.Faults);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            faults.Add($"{file}: cannot be read: {error.Message}");
        }
    }
}
