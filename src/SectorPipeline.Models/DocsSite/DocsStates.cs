using System.Text.Json;

namespace SectorPipeline.Models;

/// <summary>The last state of each node in run_results.json and sources.json.</summary>
internal sealed class DocsStates
{
    private readonly Dictionary<string, DocsState> states = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> compiled = new(StringComparer.Ordinal);

    public DocsStates(JsonElement? runs, JsonElement? sources)
    {
        foreach (var result in (sources ?? default).Items("results"))
            states[result.Text("unique_id")] = Freshness(result);
        foreach (var result in (runs ?? default).Items("results"))
            Add(result);
        RunAt = (runs ?? default).Get("metadata").Instant("generated_at");
    }

    public DateTimeOffset? RunAt { get; }

    public DocsState? Of(string id) => states.GetValueOrDefault(id);

    public string CompiledSql(string id) => compiled.GetValueOrDefault(id, "");

    private void Add(JsonElement result)
    {
        var id = result.Text("unique_id");
        compiled[id] = result.Text("compiled_code");
        states[id] = new DocsState(result.Text("status"))
        {
            At = result.Items("timing").Select(timing => timing.Instant("completed_at")).Max(),
            Seconds = result.Number("execution_time"),
            Message = result.Text("message"),
            Rows = (long?)(result.Number("failures") ?? result.Get("adapter_response").Number("rows_affected")),
        };
    }

    private static DocsState Freshness(JsonElement result) => new(result.Text("status"))
    {
        At = result.Instant("snapshotted_at"),
        Message = result.Instant("max_loaded_at") is { } loaded ? $"Last loaded {loaded.UtcDateTime:yyyy-MM-dd HH:mm} UTC" : result.Text("error"),
    };
}
