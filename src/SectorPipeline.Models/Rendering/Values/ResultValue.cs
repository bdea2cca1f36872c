using SectorPipeline.Jinja;
using SectorPipeline.Warehouses;

namespace SectorPipeline.Models;

/// <summary>What became of a node, as on-run-end hooks see it in <c>results</c>.</summary>
internal sealed class ResultValue(NodeResult result, SqlDialect dialect) : IJinjaObject
{
    public string TypeName => "RunResult";

    public IEnumerable<string> MemberNames => ["node", "unique_id", "status", "message", "execution_time", "thread_id", "failures", "adapter_response", "timing", "to_dict"];

    public bool TryGetMember(string name, out object? value)
    {
        value = name switch
        {
            "node" => new NodeValue(result.Node, dialect, result.CompiledCode),
            "unique_id" => result.Node.UniqueId,
            "status" => RunResults.Status(result.Status),
            "message" => result.Message,
            "execution_time" => result.Elapsed.TotalSeconds,
            "thread_id" => $"Thread-{result.Thread}",
            "failures" => result.Failures,
            "adapter_response" => new Dictionary<string, object?>(StringComparer.Ordinal) { ["rows_affected"] = result.Rows, ["_message"] = result.Message },
            "timing" => RunResults.Phases(result).Select(Phase).ToList(),
            "to_dict" => new JinjaFunction(name, _ => MappingMethods.Read(this)),
            _ => null,
        };
        return value is not null || name == "failures";
    }

    private static object? Phase((string Name, DateTimeOffset From, DateTimeOffset To) phase) => new Dictionary<string, object?>(StringComparer.Ordinal)
    {
        ["name"] = phase.Name,
        ["started_at"] = phase.From,
        ["completed_at"] = phase.To,
    };
}
