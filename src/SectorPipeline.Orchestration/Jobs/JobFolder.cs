using SectorPipeline.Core;

namespace SectorPipeline.Orchestration;

/// <summary>The jobs of a folder as they are now: files are read again when they change, and one that is wrong leaves its job as it was.</summary>
public sealed class JobFolder : IDisposable
{
    // An editor writes in several steps; and not every file system tells of changes.
    private static readonly TimeSpan Settle = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(2);

    private readonly string folder;
    private readonly JobFiles files;
    private readonly Lock gate = new();
    private readonly FileSystemWatcher? watcher;
    private readonly ITimer timer;
    private volatile JobFolderState state;
    private volatile bool disposed;

    private JobFolder(string folder, StepCatalog steps, TimeProvider time)
    {
        (this.folder, files) = (folder, new JobFiles(steps));
        state = files.Read(folder);
        timer = time.CreateTimer(_ => Refresh(), null, Poll, Timeout.InfiniteTimeSpan);
        watcher = Watch();
    }

    /// <summary>Raised after jobs or faults have changed, one call at a time, from any thread.</summary>
    public event EventHandler? Changed;

    /// <summary>The jobs in force.</summary>
    public JobCatalog Current => state.Jobs;

    /// <summary>What is wrong with the files that were refused, by path; their jobs are in force as they were before, if they were.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Faults => state.Faults;

    /// <summary>Reads the folder and watches it from then on.</summary>
    /// <exception cref="ConfigurationException">There is no such folder.</exception>
    public static JobFolder Open(string folder, StepCatalog steps, TimeProvider time)
    {
        JobCatalog.RequireFolder(folder);
        return new JobFolder(folder, steps, time);
    }

    /// <summary>Looks at the files now.</summary>
    public void Refresh()
    {
        lock (gate)
        {
            if (disposed)
                return;
            var before = state;
            state = files.Read(folder);
            if (!state.IsSameAs(before))
                Changed?.Invoke(this, EventArgs.Empty);
            timer.Change(Poll, Timeout.InfiniteTimeSpan);
        }
    }

    public void Dispose()
    {
        disposed = true;
        watcher?.Dispose();
        timer.Dispose();
    }

    private FileSystemWatcher? Watch()
    {
        try
        {
            var created = new FileSystemWatcher(folder);
            created.Changed += OnFileChanged;
            created.Created += OnFileChanged;
            created.Deleted += OnFileChanged;
            created.Renamed += OnFileChanged;
            created.EnableRaisingEvents = true;
            return created;
        }
        catch (IOException)
        {
            // The system gives no more watches; looking every two seconds is enough.
            return null;
        }
    }

    private void OnFileChanged(object sender, FileSystemEventArgs change)
    {
        if (!disposed && JobCatalog.IsJobFile(change.FullPath))
            timer.Change(Settle, Timeout.InfiniteTimeSpan);
    }
}
