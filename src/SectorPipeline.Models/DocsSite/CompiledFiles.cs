namespace SectorPipeline.Models;

/// <summary>The compiled SQL that lies beside the artifacts, for nodes that the last run did not touch.</summary>
internal sealed class CompiledFiles(string targetFolder)
{
    private readonly string root = Path.GetFullPath(Path.Combine(targetFolder, "compiled")) + Path.DirectorySeparatorChar;

    /// <summary>The text, or nothing if there is no such file below the folder.</summary>
    public string Read(string package, string path)
    {
        if (!path.EndsWith(".sql", StringComparison.OrdinalIgnoreCase))
            return "";
        var file = Path.GetFullPath(Path.Combine(root, package, path));
        return file.StartsWith(root, StringComparison.Ordinal) && File.Exists(file) ? File.ReadAllText(file) : "";
    }
}
