using SectorPipeline.Core;
using SectorPipeline.Jinja;
using SectorPipeline.Warehouses;

namespace SectorPipeline.Models;

/// <summary>Compares the columns that a query gives with those that the model's contract promises.</summary>
internal static class ContractCheck
{
    /// <exception cref="JinjaFaultException">They differ; the message has a line per column.</exception>
    public static void Require(Node node, IReadOnlyList<ColumnDescription> given, ITemplateWarehouse warehouse, SqlDialect dialect)
    {
        var untyped = node.Columns.Where(column => column.DataType is null).Select(column => column.Name).ToList();
        if (node.Columns.Count == 0 || untyped.Count > 0)
            throw Broken(node, untyped.Count == 0 ? "it has no columns" : $"these columns have no data_type: {string.Join(", ", untyped)}", "Describe every column with its data_type in YAML.");
        var promised = warehouse.ColumnsOfQuery(dialect.DescribeQuery(EmptySelect(node, dialect)));
        var differences = Differences(promised, given).ToList();
        if (differences.Count > 0)
            throw Broken(node, $"the query does not give what it promises:{string.Concat(differences.Select(line => "\n  " + line))}", "\nChange the query or the contract.");
    }

    // The engine itself says what a type's name means: varchar, text and character varying may be one.
    private static string EmptySelect(Node node, SqlDialect dialect) =>
        $"select {string.Join(", ", node.Columns.Select(column => $"cast(null as {column.DataType}) as {dialect.Quote(column.Name)}"))}";

    private static IEnumerable<string> Differences(IReadOnlyList<ColumnDescription> promised, IReadOnlyList<ColumnDescription> given)
    {
        var have = given.ToDictionary(column => column.Name, StringComparer.OrdinalIgnoreCase);
        foreach (var column in promised)
        {
            if (!have.Remove(column.Name, out var found))
                yield return $"{column.Name}: promised as {column.Type}, missing in the query";
            else if (!string.Equals(Kind(found.Type), Kind(column.Type), StringComparison.OrdinalIgnoreCase))
                yield return $"{column.Name}: promised as {column.Type}, the query gives {found.Type}";
        }

        foreach (var extra in have.Values)
            yield return $"{extra.Name}: the query gives {extra.Type}, not in the contract";
    }

    // As in dbt, sizes and precisions are no part of the promise, and a text is a text with a limit or without.
    private static string Kind(string type)
    {
        var kind = type.IndexOf('(', StringComparison.Ordinal) is >= 0 and var open ? type[..open] : type;
        return kind is "text" ? "character varying" : kind;
    }

    private static JinjaFaultException Broken(Node node, string what, string remedy) =>
        new("ContractError", $"the contract of '{node.Name}' is enforced, but {what}.", " " + remedy.TrimStart());
}
