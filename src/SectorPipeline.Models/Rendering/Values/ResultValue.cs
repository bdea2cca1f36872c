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
            "timing" => new List<object?>(),
            "to_dict" => new JinjaFunction(name, _ => MemberNames.Where(member => member is not ("to_dict" or "node"))
                .ToDictionary(member => member, member => TryGetMember(member, out var found) ? found : null, StringComparer.Ordinal)),
            _ => null,
        };
        return value is not null || name == "failures";
    }
}
