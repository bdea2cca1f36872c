using System.Text.Json;

namespace SectorPipeline.Models;

/// <summary>Writes the SQL of the nodes that the command compiled; of all others, that there is none.</summary>
internal sealed class CompiledJson(Utf8JsonWriter json, RunContext run, IReadOnlyList<NodeResult> results)
{
    private readonly Dictionary<string, NodeResult> compiled = results
        .Where(result => result.CompiledCode is not null)
        .DistinctBy(result => result.Node.UniqueId)
        .ToDictionary(result => result.Node.UniqueId, StringComparer.Ordinal);

    public void Write(SqlNode node)
    {
        var found = compiled.GetValueOrDefault(node.UniqueId);
        json.Text("compiled_path", found?.CompiledPath is { } path ? RelativePath(path) : null);
        if (found is null)
            return;
        json.WriteBoolean("compiled", true);
        json.WriteString("compiled_code", found.CompiledCode);
        json.WriteBoolean("extra_ctes_injected", true);
        json.Objects("extra_ctes", Ephemeral(node).Where(compiled.ContainsKey), id =>
        {
            json.WriteString("id", id);
            json.WriteString("sql", compiled[id].CompiledCode);
        });
    }

    private string RelativePath(string path) => Path.GetRelativePath(run.Project.Directory, path).Replace('\\', '/');

    // What an ephemeral model reads is part of its own text, and comes before it.
    private List<string> Ephemeral(SqlNode node)
    {
        List<string> found = [];
        foreach (var id in node.DependsOn)
        {
            if (run.Project.Graph.Contains(id) && run.Project.Graph[id] is ModelNode { IsEphemeral: true } model)
                found.AddRange([.. Ephemeral(model), id]);
        }

        return found.Count > 1 ? [.. found.Distinct(StringComparer.Ordinal)] : found;
    }
}
