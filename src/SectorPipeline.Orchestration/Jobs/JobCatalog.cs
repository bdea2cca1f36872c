using SectorPipeline.Core;

namespace SectorPipeline.Orchestration;

/// <summary>The jobs of a folder, by name.</summary>
public sealed class JobCatalog
{
    private readonly SortedDictionary<string, Job> jobs;

    public JobCatalog(IEnumerable<Job> jobs) =>
        this.jobs = new SortedDictionary<string, Job>(jobs.ToDictionary(job => job.Name, StringComparer.Ordinal), StringComparer.Ordinal);

    public IReadOnlyCollection<Job> Jobs => jobs.Values;

    public IReadOnlyCollection<string> Names => jobs.Keys;

    public Job? Find(string name) => jobs.GetValueOrDefault(name);

    /// <summary>Reads every <c>*.yml</c> and <c>*.yaml</c> of the folder, except <c>alerts.yml</c>.</summary>
    /// <exception cref="ConfigurationException">Every fault of every file, each with file, line, excerpt and caret.</exception>
    public static JobCatalog Load(string folder, StepCatalog steps)
    {
        RequireFolder(folder);
        return Load(Files(folder), steps);
    }

    /// <summary>Reads the files.</summary>
    /// <exception cref="ConfigurationException">Every fault of every file, each with file, line, excerpt and caret.</exception>
    public static JobCatalog Load(IEnumerable<string> files, StepCatalog steps)
    {
        var found = new SortedDictionary<string, Job>(StringComparer.Ordinal);
        var faults = new List<string>();
        foreach (var file in files)
            Add(file, steps, found, faults);
        return faults.Count == 0 ? new JobCatalog(found.Values) : throw new ConfigurationException(faults);
    }

    /// <exception cref="ConfigurationException">No job has the name.</exception>
    public Job Get(string name) =>
        jobs.TryGetValue(name, out var job)
            ? job
            : throw new ConfigurationException(
                $"no job is called '{name}'.{NearestName.Hint(name, jobs.Keys)} Jobs: {(jobs.Count == 0 ? "none" : string.Join(", ", jobs.Keys))}.")
            { IsNotFound = true };

    internal static void RequireFolder(string folder)
    {
        if (!Directory.Exists(folder))
            throw new ConfigurationException($"{folder}: there is no such folder of jobs. Run this where jobs/ is, or name the folder.");
    }

    internal static IEnumerable<string> Files(string folder) =>
        Directory.EnumerateFiles(folder).Where(IsJobFile).Order(StringComparer.Ordinal);

    // The rules of alerts are beside the jobs, and are none.
    internal static bool IsJobFile(string path) =>
        Path.GetExtension(path) is ".yml" or ".yaml" && !string.Equals(Path.GetFileName(path), "alerts.yml", StringComparison.Ordinal);

    internal static string Twice(string file, Job other) =>
        $"{file}: a job called '{other.Name}' is already in {other.File}. Give one of them another name.";

    internal static string Unreadable(string file, Exception error) => $"{file}: cannot be read: {error.Message}";

    private static void Add(string file, StepCatalog steps, SortedDictionary<string, Job> found, List<string> faults)
    {
        try
        {
            var job = JobFile.Parse(file, File.ReadAllText(file), steps);
            if (!found.TryAdd(job.Name, job))
                faults.Add(Twice(file, found[job.Name]));
        }
        catch (ConfigurationException error)
        {
            faults.AddRange(error.Faults);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            faults.Add(Unreadable(file, error));
        }
    }
}
