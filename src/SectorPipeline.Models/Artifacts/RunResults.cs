using System.Globalization;
using System.Text.Json;

namespace SectorPipeline.Models;

/// <summary>Writes run_results.json in the shape of dbt's version 6.</summary>
internal static class RunResults
{
    public static ReadOnlyMemory<byte> Write(RunContext run, InvocationResult invocation, DateTimeOffset generatedAt) =>
        JsonArtifact.Write(json =>
        {
            json.Metadata("run-results/v6", run, generatedAt);
            json.WriteStartArray("results");
            foreach (var result in invocation.Results)
                WriteResult(json, result, run);
            json.WriteEndArray();
            json.WriteNumber("elapsed_time", invocation.Elapsed.TotalSeconds);
            json.WriteStartObject("args");
            json.WriteString("which", invocation.Command);
            json.WriteString("invocation_command", $"sector sql {invocation.Command}");
            json.WriteBoolean("full_refresh", run.Invocation.FullRefresh);
            json.WriteEndObject();
        });

    private static void WriteResult(Utf8JsonWriter json, NodeResult result, RunContext run)
    {
        json.WriteStartObject();
        json.WriteString("status", Status(result.Status));
        json.WriteStartArray("timing");
        json.WriteStartObject();
        json.WriteString("name", "execute");
        json.WriteString("started_at", JsonArtifact.Instant(result.StartedAt));
        json.WriteString("completed_at", JsonArtifact.Instant(result.StartedAt + result.Elapsed));
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteString("thread_id", string.Create(CultureInfo.InvariantCulture, $"Thread-{result.Thread}"));
        json.WriteNumber("execution_time", result.Elapsed.TotalSeconds);
        json.WriteStartObject("adapter_response");
        if (result.Rows is { } rows)
            json.WriteNumber("rows_affected", rows);
        json.WriteEndObject();
        json.Value("message", result.Message.Length == 0 ? null : result.Message);
        json.Value("failures", result.Failures);
        json.WriteString("unique_id", result.Node.UniqueId);
        json.WriteBoolean("compiled", result.CompiledCode is not null);
        json.Value("compiled_code", result.CompiledCode);
        json.Value("relation_name", result.Node.Relation is { } relation ? run.Dialect.Render(relation) : null);
        json.WriteEndObject();
    }

    public static string Status(NodeStatus status) =>
        status switch
        {
            NodeStatus.Success => "success",
            NodeStatus.Pass => "pass",
            NodeStatus.Warn => "warn",
            NodeStatus.Fail => "fail",
            NodeStatus.Error => "error",
            _ => "skipped",
        };
}
