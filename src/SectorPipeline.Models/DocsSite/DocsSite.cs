using System.Reflection;
using System.Text;

namespace SectorPipeline.Models;

/// <summary>Writes the docs of a project as one page, index.html, that needs no server and asks nothing of any network.</summary>
public static class DocsSite
{
    private const string DataMark = "/*DATA*/null";
    private const string StyleMark = "/*STYLE*/";
    private const string ScriptMark = "/*SCRIPT*/";

    /// <summary>Writes index.html into the folder; a reader sees the old page or the new one.</summary>
    /// <returns>The full path of the page.</returns>
    public static async Task<string> WriteAsync(string folder, DocsInput input, CancellationToken cancellation)
    {
        Directory.CreateDirectory(folder);
        var path = Path.GetFullPath(Path.Combine(folder, "index.html"));
        var temporary = path + ".new";
        await File.WriteAllTextAsync(temporary, Render(input), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), cancellation);
        File.Move(temporary, path, overwrite: true);
        return path;
    }

    /// <summary>Writes the page of a dbt target folder into it.</summary>
    public static async Task<string> WriteAsync(string targetFolder, CancellationToken cancellation) =>
        await WriteAsync(targetFolder, await DocsFolder.ReadAsync(targetFolder, cancellation), cancellation);

    internal static string Render(DocsInput input) =>
        Resource("index.html")
            .Replace(StyleMark, Resource("site.css"), StringComparison.Ordinal)
            .Replace(ScriptMark, string.Concat(Resource("core.js"), Resource("pages.js"), Resource("graph.js"), Resource("start.js")), StringComparison.Ordinal)
            .Replace(DataMark, DocsJson.Write(input), StringComparison.Ordinal);

    private static string Resource(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("DocsSite/" + name)
            ?? throw new InvalidOperationException($"The resource {name} is missing.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
