using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace SectorPipeline.Models;

/// <summary>
/// Remembers what templates were found to hold, so that those that did not change are not read again. All of it is forgotten
/// when anything changes that any template may have been rendered with: macros, settings of projects, target, variables, this
/// program. A file that is damaged or another's counts as none.
/// </summary>
internal sealed class ParseCache
{
    private const string FileName = "partial_parse.bin";

    private readonly string path;
    private readonly byte[] key;
    private readonly Func<string, string?> environment;
    private readonly Dictionary<string, ParsedTemplate> known;
    private readonly ConcurrentDictionary<string, ParsedTemplate> current = new(StringComparer.Ordinal);
    private int misses;

    private ParseCache(string path, byte[] key, Func<string, string?> environment, Dictionary<string, ParsedTemplate> known) =>
        (this.path, this.key, this.environment, this.known) = (path, key, environment, known);

    public static ParseCache Open(string directory, ProjectContext context, SqlProjectOptions options)
    {
        var (file, all) = (Path.Combine(directory, FileName), Key(context, options));
        return new ParseCache(file, all, options.Environment, options.PartialParse ? ParseCacheFile.Read(file, all) : []);
    }

    /// <summary>Says what a template is rendered from, beside what <see cref="Open"/> looks at.</summary>
    public static string SourceOf(SqlNode node)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(hash, node.RawCode);
        Append(hash, node is TestNode { Generic: { } generic } ? $"{generic.ModelArgument} {JsonText.Write(generic.Arguments)}" : node.FilePath);
        Append(hash, JsonText.Write(node.Config.Values));
        return Convert.ToHexString(hash.GetHashAndReset());
    }

    /// <summary>What the template was found to hold, when it would be found to hold the same again.</summary>
    public ParsedTemplate? Find(string uniqueId, string source)
    {
        if (known.GetValueOrDefault(uniqueId) is not { } found || found.Source != source || found.Environment.Any(variable => environment(variable.Key) != variable.Value))
            return null;
        current[uniqueId] = found;
        return found;
    }

    public void Add(string uniqueId, ParsedTemplate parsed)
    {
        Interlocked.Increment(ref misses);
        current[uniqueId] = parsed;
    }

    /// <summary>Writes what changed; that it cannot be written makes the next start slower and nothing else.</summary>
    public void Save()
    {
        if (misses > 0 || current.Count != known.Count)
            ParseCacheFile.Write(path, key, current);
    }

    private static byte[] Key(ProjectContext context, SqlProjectOptions options)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(hash, typeof(ParseCache).Module.ModuleVersionId.ToString());
        Append(hash, typeof(Jinja.JinjaTemplate).Module.ModuleVersionId.ToString());
        Append(hash, JsonText.Write(context.TargetValues));
        Append(hash, JsonText.Write(options.Vars));
        foreach (var package in context.Packages)
            Append(hash, $"{package.DisplayDirectory}\n{package.File.File.Text}");
        foreach (var file in context.Macros.All.Select(macro => macro.File).Where(file => !BuiltinMacros.Holds(file.DisplayPath)).DistinctBy(file => file.FullPath))
            Append(hash, $"{file.FullPath}\n{file.Text}");
        return hash.GetHashAndReset();
    }

    private static void Append(IncrementalHash hash, string text)
    {
        hash.AppendData(Encoding.UTF8.GetBytes(text));
        hash.AppendData([0]);
    }
}
