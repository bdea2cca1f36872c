using SectorPipeline.Jinja;

namespace SectorPipeline.Models;

/// <summary>dbt's <c>statement</c> and <c>load_result</c>: run statements while a template renders, and look at what they gave.</summary>
internal sealed class StatementFunctions(ITemplateWarehouse warehouse, IJinjaScope scope)
{
    private readonly Dictionary<string, object?> results = new(StringComparer.Ordinal);

    public JinjaFunction Statement => new("statement", arguments =>
    {
        if (!arguments.TryGet("caller", out var caller) || caller is not IJinjaCallable body)
            throw new JinjaFaultException(JinjaErrorKind.Type, "statement has no query.", " Write {% call statement('name') %} … {% endcall %}.");
        var sql = JinjaValue.Text(body.Call(arguments.With([], [])));
        if (!warehouse.Executes)
            return "";
        var begins = arguments.Optional(2, "auto_begin", true) is not false;
        var result = warehouse.Execute(sql.Trim(), begins, JinjaValue.IsTrue(arguments.Optional(1, "fetch_result")));
        if (arguments.Optional(0, "name") is string name)
            Store(name, new ResponseValue(result?.Rows), result?.Table);
        return "";
    });

    public JinjaFunction LoadResult => new("load_result", arguments => results.GetValueOrDefault(arguments.Text(0, "name")));

    public JinjaFunction StoreResult => new("store_result", arguments =>
    {
        Store(arguments.Text(0, "name"), Response(arguments.Optional(1, "response")), arguments.Optional(2, "agate_table") as ResultTable);
        return "";
    });

    public JinjaFunction StoreRawResult => new("store_raw_result", arguments =>
    {
        var response = new ResponseValue(arguments.Optional(3, "rows_affected") as long?, arguments.Optional(1, "message") as string, arguments.Optional(2, "code") as string);
        Store(arguments.Text(0, "name"), response, arguments.Optional(4, "agate_table") as ResultTable);
        return "";
    });

    /// <summary>What the statement of that name gave, or null when none ran.</summary>
    public ResponseValue? Response(string name) => (results.GetValueOrDefault(name) as JinjaDict)?["response"] as ResponseValue;

    private static ResponseValue Response(object? given) => given as ResponseValue ?? new ResponseValue(null, given is null ? null : JinjaValue.Text(given));

    private void Store(string name, ResponseValue response, ResultTable? table) =>
        results[name] = new JinjaDict(
        [
            new("response", response),
            new("data", table?.Rows.Select(row => (object?)new JinjaTuple([.. row])).ToList() ?? []),
            new("table", (table ?? ResultTable.Empty).For(scope)),
        ]);
}
