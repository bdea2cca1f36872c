using System.Globalization;
using System.Text.Json;

namespace SectorPipeline.Models;

/// <summary>Writes run_results.json in the shape of dbt's version 6.</summary>
internal static class RunResults
{
    /// <summary>Replaces target/run_results.json.</summary>
    public static void Write(RunContext run, InvocationResult invocation) =>
        run.Artifacts.Write("run_results.json", json =>
        {
            ArtifactMetadata.Write(json, "run-results/v6", run);
            json.Objects("results", invocation.Results, result => WriteResult(json, result, run));
            json.WriteNumber("elapsed_time", invocation.Elapsed.TotalSeconds);
            json.Value("args", run.Invocation.Arguments);
        });

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

    /// <summary>When it ran, where, and what the engine answered.</summary>
    public static void WriteExecution(Utf8JsonWriter json, NodeResult result)
    {
        json.Objects("timing", Phases(result), phase =>
        {
            json.WriteString("name", phase.Name);
            json.WriteString("started_at", JsonArtifact.Instant(phase.From));
            json.WriteString("completed_at", JsonArtifact.Instant(phase.To));
        });
        json.WriteString("thread_id", result.Thread == 0 ? "MainThread" : string.Create(CultureInfo.InvariantCulture, $"Thread-{result.Thread}"));
        json.WriteNumber("execution_time", result.Elapsed.TotalSeconds);
        json.WriteStartObject("adapter_response");
        if (result.IsGood || result.Status == NodeStatus.Fail)
            json.WriteString("_message", "OK");
        if (result.Rows is { } rows)
            json.WriteNumber("rows_affected", rows);
        json.WriteEndObject();
    }

    private static void WriteResult(Utf8JsonWriter json, NodeResult result, RunContext run)
    {
        json.WriteString("status", Status(result.Status));
        WriteExecution(json, result);
        json.Text("message", result.Message.Length == 0 ? null : result.Message);
        json.Value("failures", result.Failures);
        json.WriteString("unique_id", result.Node.UniqueId);
        if (result.Node is SqlNode)
            json.WriteBoolean("compiled", result.CompiledCode is not null);
        else
            json.WriteNull("compiled");
        json.Text("compiled_code", result.CompiledCode);
        json.Text("relation_name", RelationName(result.Node, run));
        json.WriteNull("batch_results");
    }

    private static string? RelationName(Node node, RunContext run) =>
        node is ModelNode { IsEphemeral: false } or SeedNode && node.Relation is { } relation ? run.Dialect.Render(relation) : null;

    /// <summary>When the node was compiled and executed.</summary>
    public static IEnumerable<(string Name, DateTimeOffset From, DateTimeOffset To)> Phases(NodeResult result)
    {
        if (result.Status == NodeStatus.Skipped)
            yield break;
        var ended = result.StartedAt + result.Elapsed;
        var compiled = result.CompiledAt ?? (result.Node is SqlNode ? ended : result.StartedAt);
        yield return ("compile", result.StartedAt, compiled < ended ? compiled : ended);
        if (compiled < ended)
            yield return ("execute", compiled, ended);
    }
}
