using SectorPipeline.Jinja;

namespace SectorPipeline.Models;

/// <summary>The rows that a query gave, for templates and for people.</summary>
public sealed class ResultTable(IReadOnlyList<string> columns, IReadOnlyList<IReadOnlyList<object?>> rows) : IJinjaObject, IJinjaSequence
{
    public static ResultTable Empty { get; } = new([], []);

    public IReadOnlyList<string> Columns { get; } = columns;

    public IReadOnlyList<IReadOnlyList<object?>> Rows { get; } = rows;

    /// <summary>Whether more rows were there than were asked for.</summary>
    public bool IsTruncated { get; init; }

    public string TypeName => "Table";

    /// <summary>Prints for templates; null where none can ask for it.</summary>
    internal Action<string>? Print { get; init; }

    public IEnumerable<string> MemberNames => ["rows", "columns", "column_names", "column_types", .. ResultOperations.Names()];

    int? IJinjaSequence.Length => Rows.Count;

    IEnumerable<object?> IJinjaSequence.Items => Rows.Select((_, row) => new ResultRow(this, row));

    public bool TryGetMember(string name, out object? value)
    {
        value = name switch
        {
            "rows" => Rows.Select((_, row) => (object?)new ResultRow(this, row)).ToList(),
            "columns" => new ResultColumns(this),
            "column_names" => Columns.Cast<object?>().ToList(),
            "column_types" => Columns.Select((_, column) => (object?)ResultOperations.TypeName(Rows.Select(row => row[column]))).ToList(),
            _ => ResultOperations.Find(name, this),
        };
        return value is not null;
    }

    /// <summary>The same rows for templates of that scope, whose <c>print</c> shows them.</summary>
    internal ResultTable For(IJinjaScope scope) => new(Columns, Rows)
    {
        IsTruncated = IsTruncated,
        Print = text => _ = scope.TryGet("print", out var print) && print is IJinjaCallable callable
            ? callable.Call(new JinjaArguments([text], [], CancellationToken.None))
            : null,
    };

    internal int IndexOf(string column)
    {
        for (var i = 0; i < Columns.Count; i++)
        {
            if (string.Equals(Columns[i], column, StringComparison.OrdinalIgnoreCase))
                return i;
        }

        return -1;
    }

    /// <summary>The index that a subscript means, by name or by number from either end; -1 when there is none.</summary>
    internal static int Index(object? key, int count, Func<string, int> byName)
    {
        var index = key switch
        {
            string name => byName(name),
            long number => (int)(number < 0 ? count + number : number),
            int number => number < 0 ? count + number : number,
            _ => -1,
        };
        return index < count ? index : -1;
    }
}
