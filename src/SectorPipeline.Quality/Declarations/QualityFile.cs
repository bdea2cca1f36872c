using SectorPipeline.Core;
using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace SectorPipeline.Quality.Declarations;

/// <summary>Reads one file of checks.</summary>
internal static class QualityFile
{
    private static readonly IDeserializer Yaml = new DeserializerBuilder()
        .WithNamingConvention(UnderscoredNamingConvention.Instance)
        .WithDuplicateKeyChecking()
        .WithAttemptingUnquotedStringTypeDeserialization()
        .Build();

    /// <summary>The checks of the file, or null after its faults were added.</summary>
    public static DatasetChecks? Read(string path, List<string> faults)
    {
        var name = Path.Combine("jobs", "quality", Path.GetFileName(path));
        if (Parse(path, name, faults) is not { } entry)
            return null;
        var before = faults.Count;
        faults.AddRange(new DatasetEntryValidator().Validate(entry).Errors.Select(error => $"{name}: {error.ErrorMessage}"));
        var checks = new CheckReader(name, entry, faults).ReadAll();
        return faults.Count > before
            ? null
            : new DatasetChecks { Dataset = entry.Dataset, Entity = entry.Entity, Date = entry.Date, Key = entry.Key, Checks = checks };
    }

    private static DatasetEntry? Parse(string path, string name, List<string> faults)
    {
        try
        {
            return Yaml.Deserialize<DatasetEntry?>(File.ReadAllText(path)) ?? new DatasetEntry();
        }
        catch (YamlException error)
        {
            faults.Add($"{name}:{error.Start.Line}:{error.Start.Column}: {(error.InnerException ?? error).Message.TrimEnd('.')}. Correct the file.");
            return null;
        }
    }
}
