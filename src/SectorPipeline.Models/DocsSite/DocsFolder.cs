using System.Text.Json;
using SectorPipeline.Core;

namespace SectorPipeline.Models;

/// <summary>Reads what a docs site shows from the artifacts in a dbt target folder: manifest v12, catalog v1, run_results v6, sources v3.</summary>
public static class DocsFolder
{
    /// <summary>All but the manifest may be missing.</summary>
    /// <exception cref="PipelineException">There is no manifest, or an artifact is no JSON.</exception>
    public static async Task<DocsInput> ReadAsync(string folder, CancellationToken cancellation)
    {
        using var manifest = await OpenAsync(folder, "manifest.json", cancellation)
            ?? throw new PipelineException($"{folder}: there is no manifest.json. Compile or build the project first, such as by 'sector sql build'.");
        using var catalog = await OpenAsync(folder, "catalog.json", cancellation);
        using var runs = await OpenAsync(folder, "run_results.json", cancellation);
        using var sources = await OpenAsync(folder, "sources.json", cancellation);
        var states = new DocsStates(runs?.RootElement, sources?.RootElement);
        var input = new ManifestReader(manifest.RootElement, catalog?.RootElement ?? default, states, new CompiledFiles(folder)).Read();
        return input with { RunAt = states.RunAt };
    }

    private static async Task<JsonDocument?> OpenAsync(string folder, string name, CancellationToken cancellation)
    {
        var path = Path.Combine(folder, name);
        if (!File.Exists(path))
            return null;
        await using var file = File.OpenRead(path);
        try
        {
            return await JsonDocument.ParseAsync(file, cancellationToken: cancellation);
        }
        catch (JsonException fault)
        {
            throw new PipelineException($"{path}:{fault.LineNumber + 1}: this is no JSON. Remove the file and build again.", fault);
        }
    }
}
