using SectorPipeline.Core;

namespace SectorPipeline.Quality;

/// <summary>The checks that <c>jobs/quality/*.yml</c> declares.</summary>
public static class QualityFiles
{
    /// <summary>Reads every file of the folder; none when there is no such folder.</summary>
    /// <exception cref="ConfigurationException">All faults of all files.</exception>
    public static IReadOnlyList<DatasetChecks> Load(string folder)
    {
        if (!Directory.Exists(folder))
            return [];
        var faults = new List<string>();
        var files = Directory.GetFiles(folder, "*.yml").Order(StringComparer.Ordinal);
        var all = files.Select(file => Declarations.QualityFile.Read(file, faults)).OfType<DatasetChecks>().ToList();
        foreach (var twice in all.GroupBy(checks => checks.Dataset, StringComparer.Ordinal).Where(group => group.Count() > 1))
            faults.Add($"{folder}: {twice.Count()} files are about the dataset '{twice.Key}'. Join them.");
        return faults.Count == 0 ? all : throw new ConfigurationException(faults);
    }
}
