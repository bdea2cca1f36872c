namespace SectorPipeline.Lake;

/// <summary>A folder for files on their way into a store, gone when it is disposed.</summary>
internal sealed class ScratchFolder(IObjectStore store) : IDisposable
{
    private readonly string path = store.CreateScratchFolder();

    public string PathOf(string name) => Path.Combine(path, name);

    // What cannot be removed now is swept later.
    public void Dispose()
    {
        try
        {
            Directory.Delete(path, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
        }
    }
}
