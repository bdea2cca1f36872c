using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using SectorPipeline.Core;

namespace SectorPipeline.Models;

/// <summary>The folder that artifacts go to, <c>target/</c>: compiled SQL, run SQL, manifest and run results.</summary>
internal sealed class ArtifactFolder(string directory)
{
    private readonly ConcurrentDictionary<string, string> folders = new(StringComparer.Ordinal);

    /// <summary>Writes the SQL that a node compiles to, and gives its path.</summary>
    public string WriteCompiled(Node node, string sql) => WriteSql("compiled", node, sql);

    /// <summary>Writes the statements that were sent for a node, and gives their path.</summary>
    public string WriteRun(Node node, IReadOnlyList<string> statements) => WriteSql("run", node, string.Join(";\n\n", statements));

    /// <summary>Replaces a file of one JSON object as a whole: a reader never sees half of it.</summary>
    public void Write(string name, Action<Utf8JsonWriter> write)
    {
        var path = Path.Combine(directory, name);
        var next = $"{path}.{Guid.NewGuid():N}.tmp";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            WriteFile(next, write);
            File.Move(next, path, overwrite: true);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw Unwritable(path, failure);
        }
        finally
        {
            if (File.Exists(next))
                File.Delete(next);
        }
    }

    private static void WriteFile(string path, Action<Utf8JsonWriter> write)
    {
        using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0);
        using var json = new Utf8JsonWriter(file, JsonArtifact.Options);
        json.WriteStartObject();
        write(json);
        json.WriteEndObject();
    }

    private string WriteSql(string kind, Node node, string sql)
    {
        var path = Path.Combine(directory, kind, node.Package, RelativePath(node));
        var folder = Path.GetDirectoryName(path)!;
        try
        {
            folders.GetOrAdd(folder, missing => Directory.CreateDirectory(missing).FullName);
            File.WriteAllText(path, sql + "\n");
            return path;
        }
        catch (EncoderFallbackException failure)
        {
            throw new PipelineException($"{node.File.DisplayPath}: its SQL holds half a character (such as \\ud83d). Write the character itself.", failure);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw Unwritable(path, failure);
        }
    }

    private static PipelineException Unwritable(string path, Exception failure) =>
        new($"{Path.GetRelativePath(".", path)}: it cannot be written: {failure.Message} Free space, or choose another folder with --target-path.", failure);

    private static string RelativePath(Node node) =>
        node switch
        {
            TestNode { Generic: not null } => Path.Combine(node.FilePath, node.Path),
            UnitTestNode test => Path.Combine(node.FilePath, test.Model, $"{string.Join('_', test.Name.Split(Path.GetInvalidFileNameChars()))}.sql"),
            _ => node.FilePath,
        };
}
