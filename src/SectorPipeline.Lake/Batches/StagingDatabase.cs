using SectorPipeline.DuckDb;

namespace SectorPipeline.Lake;

/// <summary>A private database for the rows of one table: in memory up to a limit, beyond that in a scratch folder that goes with it.</summary>
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

    /// <summary>Where a file of this name goes before it is published.</summary>
    public string PathOf(string file) => folder.PathOf(file);

    /// <summary>The lane of the table with this number, counted from 0.</summary>
    public StagingLane LaneOf(int table)
    {
        if (lanes.Count < Lanes && lanes.Count <= table)
            lanes.Add(new StagingLane(settings));
        return lanes[table % lanes.Count];
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
