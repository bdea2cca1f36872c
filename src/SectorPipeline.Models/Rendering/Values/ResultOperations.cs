using System.Text;
using SectorPipeline.Jinja;

namespace SectorPipeline.Models;

/// <summary>What templates can make of a <see cref="ResultTable"/>: other tables and texts, by the names of dbt's tables.</summary>
internal static class ResultOperations
{
    private static readonly Dictionary<string, Func<ResultTable, JinjaArguments, object?>> Methods = new(StringComparer.Ordinal)
    {
        ["select"] = (table, arguments) => Select(table, Names(arguments.Required(0, "key"))),
        ["exclude"] = (table, arguments) => Names(arguments.Required(0, "key")) is var excluded ? Select(table, [.. table.Columns.Except(excluded, StringComparer.Ordinal)]) : null,
        ["limit"] = Limit,
        ["rename"] = Rename,
        ["order_by"] = OrderBy,
        ["where"] = (table, arguments) => Where(table, arguments.Required(0, "test"), arguments),
        ["distinct"] = Distinct,
        ["print_table"] = (table, arguments) => Print(table, Text(table, arguments.Optional(0, "max_rows", 20L) as long?)),
        ["print_csv"] = (table, _) => Print(table, Csv(table)),
    };

    public static IEnumerable<string> Names() => Methods.Keys;

    public static JinjaFunction? Find(string name, ResultTable table) =>
        Methods.TryGetValue(name, out var method) ? new JinjaFunction(name, arguments => method(table, arguments)) : null;

    /// <summary>The values without repetitions, in the order of their first appearance.</summary>
    public static List<object?> Distinct(IEnumerable<object?> values)
    {
        var seen = new JinjaDict();
        foreach (var value in values)
            seen[value] = null;
        return [.. seen.Keys];
    }

    /// <summary>The type of a column by its values, named as dbt's tables name types.</summary>
    public static string TypeName(IEnumerable<object?> values) => JinjaValue.From(values.FirstOrDefault(value => value is not null)) switch
    {
        null => "Integer",
        bool => "Boolean",
        long => "Integer",
        double or decimal or System.Numerics.BigInteger => "Number",
        DateOnly => "Date",
        DateTime or DateTimeOffset => "DateTime",
        TimeSpan => "TimeDelta",
        _ => "Text",
    };

    private static List<string> Names(object? key) => JinjaValue.From(key) is string name ? [name] : [.. JinjaValue.Items(key).Select(JinjaValue.Text)];

    private static ResultTable Select(ResultTable table, List<string> names)
    {
        var indices = names.Select(name => Column(table, name)).ToList();
        return new ResultTable(names, [.. table.Rows.Select(row => indices.Select(index => row[index]).ToList())]) { Print = table.Print };
    }

    private static int Column(ResultTable table, object? key) => ResultTable.Index(JinjaValue.From(key), table.Columns.Count, table.IndexOf) is >= 0 and var index
        ? index
        : throw new JinjaFaultException(
            JinjaErrorKind.Key,
            $"the table has no column {JinjaValue.Repr(key)}.",
            key is string name ? Core.NearestName.Hint(name, table.Columns) : "");

    // limit(stop) or limit(start, stop, step).
    private static ResultTable Limit(ResultTable table, JinjaArguments arguments)
    {
        var first = arguments.Integer(0, "start_or_stop", table.Rows.Count);
        var isRange = arguments.Optional(1, "stop") is not null;
        var (start, stop) = isRange ? (first, arguments.Integer(1, "stop")) : (0, first);
        var step = Math.Max(1, arguments.Optional(2, "step") is null ? 1 : arguments.Integer(2, "step"));
        return With(table, table.Rows.Take(stop).Skip(start).Where((_, i) => i % step == 0));
    }

    private static ResultTable Rename(ResultTable table, JinjaArguments arguments)
    {
        var names = JinjaValue.From(arguments.Required(0, "column_names"));
        return new ResultTable(
            [.. table.Columns.Select((column, i) => names switch
            {
                JinjaDict dict => dict.TryGet(column, out var other) ? JinjaValue.Text(other) : column,
                _ => JinjaValue.Text(JinjaValue.Items(names).ElementAtOrDefault(i) ?? column),
            })],
            table.Rows)
        {
            Print = table.Print,
        };
    }

    private static ResultTable OrderBy(ResultTable table, JinjaArguments arguments)
    {
        var columns = Names(arguments.Required(0, "key")).Select(name => Column(table, name)).ToList();
        var ordered = table.Rows.Order(Comparer<IReadOnlyList<object?>>.Create((left, right) =>
            columns.Select(column => ValueOrder.Compare(left[column], right[column])).FirstOrDefault(order => order != 0)));
        return With(table, JinjaValue.IsTrue(arguments.Optional(1, "reverse")) ? ordered.Reverse() : ordered);
    }

    private static ResultTable Where(ResultTable table, object? test, JinjaArguments arguments) => test is IJinjaCallable callable
        ? With(table, table.Rows.Where((_, i) => JinjaValue.IsTrue(callable.Call(arguments.With([new ResultRow(table, i)], [])))))
        : throw new JinjaFaultException(JinjaErrorKind.Type, "the argument 'test' must be a function.", " Pass a macro.");

    private static ResultTable Distinct(ResultTable table, JinjaArguments arguments)
    {
        var columns = arguments.Optional(0, "key") is { } key ? Names(key).Select(name => Column(table, name)).ToList() : [.. Enumerable.Range(0, table.Columns.Count)];
        var seen = new JinjaSet([]);
        return With(table, table.Rows.Where(row =>
        {
            var count = seen.Count;
            seen.Add(new JinjaTuple([.. columns.Select(column => row[column])]));
            return seen.Count > count;
        }));
    }

    private static ResultTable With(ResultTable table, IEnumerable<IReadOnlyList<object?>> rows) => new(table.Columns, [.. rows]) { Print = table.Print };

    private static object? Print(ResultTable table, string text)
    {
        table.Print?.Invoke(text);
        return null;
    }

    private static string Text(ResultTable table, long? limit)
    {
        var rows = table.Rows.Take((int)(limit ?? int.MaxValue)).Select(row => row.Select(value => value is null ? "" : JinjaValue.Text(value)).ToList()).ToList();
        var widths = table.Columns.Select((column, i) => rows.Select(row => row[i].Length).Append(column.Length).Max()).ToList();
        var text = new StringBuilder(Line(table.Columns)).Append('\n').Append(Line([.. widths.Select(width => new string('-', width))]));
        foreach (var row in rows)
            text.Append('\n').Append(Line(row));
        return text.ToString();

        string Line(IReadOnlyList<string> cells) => $"| {string.Join(" | ", cells.Select((cell, i) => cell.PadRight(widths[i])))} |";
    }

    private static string Csv(ResultTable table) => string.Join(
        '\n',
        table.Rows.Select(row => row.Select(value => value is null ? "" : JinjaValue.Text(value))).Prepend(table.Columns).Select(row => string.Join(',', row.Select(Cell))));

    private static string Cell(string text) =>
        text.AsSpan().IndexOfAny(",\"\n") >= 0 ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
}
