using SectorPipeline.Jinja;

namespace SectorPipeline.Models;

/// <summary><c>exceptions</c> in templates: ways to fail or warn with a message.</summary>
internal sealed class ExceptionsValue(Action<string> warn) : IJinjaObject
{
    private static readonly Dictionary<string, Func<JinjaArguments, JinjaFaultException>> Faults = new(StringComparer.Ordinal)
    {
        ["raise_compiler_error"] = arguments => Compilation(Message(arguments)),
        ["raise_not_implemented"] = arguments => Compilation($"this is not implemented: {Message(arguments)}"),
        ["raise_database_error"] = arguments => new JinjaFaultException("DatabaseError", Message(arguments)),
        ["raise_dependency_error"] = arguments => new JinjaFaultException("DependencyError", Message(arguments)),
        ["raise_cache_inconsistent"] = arguments => new JinjaFaultException("CacheInconsistencyError", Message(arguments)),
        ["raise_fail_fast_error"] = arguments => new JinjaFaultException("FailFastError", Message(arguments)),
        ["raise_duplicate_resource_name"] = arguments => Compilation($"two resources have one name: {Both(arguments, "node_1", "node_2")}."),
        ["raise_ambiguous_alias"] = arguments => Compilation($"two resources build one relation: {Both(arguments, "node_1", "node_2")}."),
        ["raise_ambiguous_catalog_match"] = arguments => Compilation($"'{Text(arguments, 0, "unique_id")}' matches two relations of the warehouse. Drop one of them."),
        ["raise_dep_not_found"] = arguments => Compilation($"{Name(arguments, 0, "node")} depends on '{Text(arguments, 2, "required_pkg")}', which is not among the packages. Add it to packages.yml."),
        ["raise_contract_error"] = arguments => Compilation(
            $"the columns of the query are not those of the contract. Contract: {Text(arguments, 0, "yaml_columns")}. Query: {Text(arguments, 1, "sql_columns")}."),
        ["column_type_missing"] = arguments => Compilation(
            $"a contract needs the type of every column; these have none: {string.Join(", ", JinjaValue.Items(arguments.Required(0, "column_names")).Select(JinjaValue.Text))}. Add 'data_type' to them."),
        ["missing_config"] = arguments => Compilation($"{Name(arguments, 0, "model")} has no '{Text(arguments, 1, "name")}'. Add it to its config."),
        ["missing_materialization"] = arguments => Compilation($"{Name(arguments, 0, "model")} has a materialization that nothing defines for '{Text(arguments, 1, "adapter_type")}'."),
        ["missing_relation"] = arguments => Compilation($"there is no relation {Text(arguments, 0, "relation")}."),
        ["relation_wrong_type"] = arguments => Compilation(
            $"{Text(arguments, 0, "relation")} is no {Text(arguments, 1, "expected_type")}, but would be replaced as one. Drop it, or run with --full-refresh."),
    };

    public string TypeName => "exceptions";

    public IEnumerable<string> MemberNames => [.. Faults.Keys, "warn", "warn_snapshot_timestamp_data_types"];

    public bool TryGetMember(string name, out object? value)
    {
        value = name switch
        {
            "warn" => new JinjaFunction(name, arguments => Warn(arguments, arguments.Text(0, "msg"))),
            "warn_snapshot_timestamp_data_types" => new JinjaFunction(name, arguments => Warn(
                arguments,
                $"the snapshot's own times are of the type {Text(arguments, 0, "snapshot_time_data_type")}, those of 'updated_at' of {Text(arguments, 1, "updated_at_data_type")}. Cast 'updated_at' to the first.")),
            _ => Faults.TryGetValue(name, out var fault) ? new JinjaFunction(name, arguments => throw fault(arguments)) : null,
        };
        return value is not null;
    }

    private string Warn(JinjaArguments arguments, string message)
    {
        warn($"{arguments.TemplateName}:{arguments.Line}: {message}");
        return "";
    }

    private static JinjaFaultException Compilation(string message) => new("CompilationError", message);

    private static string Message(JinjaArguments arguments) => Text(arguments, 0, "msg");

    private static string Text(JinjaArguments arguments, int position, string name) => JinjaValue.Text(arguments.Required(position, name));

    private static string Both(JinjaArguments arguments, string first, string second) => $"{Name(arguments, 0, first)} and {Name(arguments, 1, second)}";

    // A node is named by its unique id, anything else by its text.
    private static string Name(JinjaArguments arguments, int position, string name) => arguments.Required(position, name) switch
    {
        IJinjaObject node when node.TryGetMember("unique_id", out var id) => JinjaValue.Text(id),
        var other => JinjaValue.Text(other),
    };
}
