using System.Text.Json;

namespace SectorPipeline.Models;

/// <summary>Writes sources.json in the shape of dbt's version 3: how old the newest rows of sources are.</summary>
internal static class SourcesWriter
{
    public const string FileName = "sources.json";

    /// <summary>Replaces a file in the folder of artifacts, or where its path says.</summary>
    public static void Write(RunContext run, InvocationResult invocation, string file) =>
        run.Artifacts.Write(file, json =>
        {
            ArtifactMetadata.Write(json, "sources/v3", run);
            json.Objects("results", invocation.Results, result => WriteResult(json, result));
            json.WriteNumber("elapsed_time", invocation.Elapsed.TotalSeconds);
        });

    private static void WriteResult(Utf8JsonWriter json, NodeResult result)
    {
        json.WriteString("unique_id", result.Node.UniqueId);
        if (result.Freshness is { } freshness)
        {
            WriteAge(json, freshness);
            json.WriteString("status", result.Status == NodeStatus.Fail ? "error" : RunResults.Status(result.Status));
            FreshnessJson.Write(json, "criteria", freshness.Criteria);
            RunResults.WriteExecution(json, result);
        }
        else
        {
            json.WriteString("error", result.Message);
            json.WriteString("status", "runtime error");
        }
    }

    private static void WriteAge(Utf8JsonWriter json, SourceFreshness freshness)
    {
        json.WriteString("max_loaded_at", JsonArtifact.Instant(freshness.MaxLoadedAt ?? DateTimeOffset.MinValue));
        json.WriteString("snapshotted_at", JsonArtifact.Instant(freshness.SnapshottedAt));
        json.WriteNumber("max_loaded_at_time_ago_in_s", freshness.Age.TotalSeconds);
    }
}
