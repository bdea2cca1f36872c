using System.Text.Json;
using SectorPipeline.Core;

namespace SectorPipeline.Models;

/// <summary>The states in which the last command left its nodes.</summary>
internal static class LastResults
{
    public const string FileName = "run_results.json";

    /// <summary>The status of each node of run_results.json, by unique id.</summary>
    /// <exception cref="ConfigurationException">There is no such file, or it is none.</exception>
    public static IReadOnlyDictionary<string, string> Read(string directory)
    {
        var path = Path.Combine(directory, FileName);
        if (!File.Exists(path))
            throw new ConfigurationException($"{path}: there is no such file, and 'result:' selects by it. Run a command first.");
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path));
            return document.RootElement.GetProperty("results").EnumerateArray()
                .ToDictionary(result => result.GetProperty("unique_id").GetString()!, result => result.GetProperty("status").GetString()!, StringComparer.Ordinal);
        }
        catch (Exception failure) when (failure is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new ConfigurationException($"{path}: this is no run_results.json: {failure.Message} Run a command again.", failure);
        }
    }
}
