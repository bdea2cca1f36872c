using System.Globalization;
using SectorPipeline.Jinja;

namespace SectorPipeline.Models;

/// <summary>dbt's <c>statement</c> and <c>load_result</c>: run a query while a template renders, and look at its rows.</summary>
internal sealed class StatementFunctions(IRelationLookup relations, string engine)
{
    private readonly Dictionary<string, object?> results = new(StringComparer.Ordinal);

    public JinjaFunction Statement => new("statement", arguments =>
    {
        if (!arguments.TryGet("caller", out var caller) || caller is not IJinjaCallable body)
            throw new JinjaFaultException(JinjaErrorKind.Type, "statement has no query.", " Write {% call statement('name') %} … {% endcall %}.");
        var sql = Convert.ToString(body.Call(new JinjaArguments([], [], arguments.Cancellation)), CultureInfo.InvariantCulture) ?? "";
        var table = relations.Query(sql);
        if (arguments.Optional(0, "name") is string name)
            results[name] = Result(table);
        return "";
    });

    public JinjaFunction LoadResult => new("load_result", arguments => results.GetValueOrDefault(arguments.Text(0, "name")));

    private Dictionary<string, object?> Result(ResultTable? table) =>
        new(StringComparer.Ordinal)
        {
            ["table"] = table,
            ["data"] = table?.Rows.Select(row => (object?)row.ToList()).ToList() ?? [],
            ["response"] = engine,
        };
}
