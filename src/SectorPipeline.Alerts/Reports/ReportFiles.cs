using System.Security.Cryptography;

namespace SectorPipeline.Alerts;

/// <summary>The files of a report while they are written, with size and hash of each.</summary>
internal sealed class ReportFiles(string folder)
{
    private readonly List<ReportFile> files = [];

    public IReadOnlyList<ReportFile> Files => [.. files];

    public void Add((string Path, HtmlPage Page) page) => Add(page.Path, page.Page.ToString());

    public void Add(string path, string text)
    {
        File.WriteAllText(PathOf(path), text);
        Record(path, rows: null);
    }

    /// <summary>Adds a table that <paramref name="write"/> writes to the path it is given.</summary>
    /// <returns>The full path.</returns>
    public async Task<string> AddTableAsync(string path, Func<string, Task<long>> write)
    {
        var full = PathOf(path);
        Record(path, await write(full));
        return full;
    }

    private string PathOf(string path)
    {
        var full = Path.Combine(folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full) ?? folder);
        return full;
    }

    private void Record(string path, long? rows)
    {
        using var stream = File.OpenRead(Path.Combine(folder, path));
        files.Add(new ReportFile(path, stream.Length, Convert.ToHexStringLower(SHA256.HashData(stream)), rows));
    }
}
