using SectorPipeline.DuckDb;

namespace SectorPipeline.Lake;

/// <summary>
/// A private database that writes the files of one table. What rows it sorts or keeps is in memory up to a limit, beyond
/// that in a scratch folder that goes with it.
/// </summary>
internal sealed class StagingDatabase : IDisposable
{
    private const string MemoryLimit = "512MB";

    // A file of one year is too small for DuckDB to divide the work, so that two are written at a time.
    private const int Lanes = 2;

    private readonly ScratchFolder folder;
    private readonly string settings;
    private readonly List<StagingLane> lanes = [];

    public StagingDatabase(IObjectStore store)
    {
        folder = new ScratchFolder(store);
        settings = Settings(folder.PathOf("spill")).ConnectionString;
    }

    /// <summary>The lane that is there from the start.</summary>
    public StagingLane First => LanesFor(1)[0];

    /// <summary>Where a file of this name goes before it is published.</summary>
    public string PathOf(string file) => folder.PathOf(file);

    /// <summary>The lanes over which so many files are written.</summary>
    public IReadOnlyList<StagingLane> LanesFor(int files)
    {
        while (lanes.Count < Math.Min(files, Lanes))
            lanes.Add(new StagingLane(settings));
        return lanes;
    }

    public void Dispose()
    {
        lanes.ForEach(lane => lane.Dispose());
        folder.Dispose();
    }

    private static DuckDbConnectionStringBuilder Settings(string spill) => new()
    {
        DataSource = $"{DuckDbConnectionStringBuilder.InMemory}{Guid.NewGuid():N}",
        MemoryLimit = MemoryLimit,
        TempDirectory = spill,
        ["autoinstall_known_extensions"] = "false",
        ["autoload_known_extensions"] = "false",
    };
}
