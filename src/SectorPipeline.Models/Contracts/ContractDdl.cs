using SectorPipeline.Jinja;
using SectorPipeline.Warehouses;

namespace SectorPipeline.Models;

/// <summary>The columns and constraints of a contract as DDL.</summary>
internal static class ContractDdl
{
    /// <summary>A line per column: name, type, and the constraints that stand behind a column.</summary>
    /// <param name="columns">The columns of the model by name.</param>
    /// <param name="dialect">Quotes names.</param>
    /// <param name="resolve">Makes a relation of what a foreign key is said to refer to: a name, or <c>ref('…')</c>.</param>
    public static List<object?> Columns(object? columns, SqlDialect dialect, Func<string, string> resolve) =>
        [.. JinjaValue.Items(Member(columns, "values")).Select(column => Column(column, dialect, resolve))];

    /// <summary>A line per constraint of the whole table.</summary>
    /// <param name="constraints">The constraints of the model.</param>
    /// <param name="dialect">Says which of them the engine knows.</param>
    /// <param name="resolve">Makes a relation of what a foreign key is said to refer to.</param>
    public static List<object?> Constraints(object? constraints, SqlDialect dialect, Func<string, string> resolve) =>
        [.. JinjaValue.Items(constraints).Where(constraint => IsSupported(constraint, dialect)).Select(constraint => Constraint(constraint, resolve)).Where(text => text is not null)];

    private static string Column(object? column, SqlDialect dialect, Func<string, string> resolve)
    {
        var name = Text(column, "name");
        var written = JinjaValue.IsTrue(Get(column, "quote")) ? dialect.Quote(name) : name;
        var constraints = JinjaValue.Items(Get(column, "constraints") ?? JinjaTuple.Empty).Where(constraint => IsSupported(constraint, dialect)).Select(constraint => ColumnConstraint(constraint, resolve));
        return string.Join(' ', new[] { written, Text(column, "data_type") }.Concat(constraints).Where(part => part.Length > 0));
    }

    private static string ColumnConstraint(object? constraint, Func<string, string> resolve)
    {
        var expression = Text(constraint, "expression");
        return Text(constraint, "type") switch
        {
            "check" => expression.Length > 0 ? $"check ({expression})" : "",
            "not_null" => $"not null {expression}".Trim(),
            "unique" => $"unique {expression}".Trim(),
            "primary_key" => $"primary key {expression}".Trim(),
            "foreign_key" => References(constraint, resolve),
            "custom" => expression,
            _ => "",
        };
    }

    private static string? Constraint(object? constraint, Func<string, string> resolve)
    {
        var name = Text(constraint, "name") is { Length: > 0 } given ? $"constraint {given} " : "";
        var expression = Text(constraint, "expression");
        var columns = string.Join(", ", JinjaValue.Items(Get(constraint, "columns") ?? JinjaTuple.Empty).Select(JinjaValue.Text));
        return Text(constraint, "type") switch
        {
            "check" => $"{name}check ({expression})",
            "unique" => $"{name}unique {expression}({columns})",
            "primary_key" => $"{name}primary key {expression}({columns})",
            "foreign_key" => $"{name}foreign key ({columns}) {References(constraint, resolve)}",
            "custom" => $"{name}{expression}",
            _ => null,
        };
    }

    private static bool IsSupported(object? constraint, SqlDialect dialect) => !dialect.UnsupportedConstraints.Contains(Text(constraint, "type"));

    private static string References(object? constraint, Func<string, string> resolve) =>
        Text(constraint, "to") is { Length: > 0 } to
            ? $"references {resolve(to)} ({string.Join(", ", JinjaValue.Items(Get(constraint, "to_columns") ?? JinjaTuple.Empty).Select(JinjaValue.Text))})"
            : $"references {Text(constraint, "expression")}";

    private static string Text(object? map, string key) => Get(map, key) is { } value ? JinjaValue.Text(value) : "";

    private static object? Get(object? map, string key) =>
        map switch
        {
            JinjaDict dict => dict.TryGet(key, out var value) ? value : null,
            IReadOnlyDictionary<string, object?> values => values.GetValueOrDefault(key),
            _ => null,
        };

    private static object? Member(object? map, string name) =>
        map switch
        {
            JinjaDict dict when name == "values" => dict.Values.ToList(),
            IReadOnlyDictionary<string, object?> values => values.Values.ToList(),
            _ => map,
        };
}
