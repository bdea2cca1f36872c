using SectorPipeline.Jinja;

namespace SectorPipeline.Models;

/// <summary>One row of a <see cref="ResultTable"/> in templates: by number, by name, or value after value.</summary>
internal sealed class ResultRow(ResultTable table, int row) : IJinjaObject, IJinjaItems, IJinjaSequence
{
    public string TypeName => "Row";

    public IEnumerable<string> MemberNames => table.Columns;

    public int? Length => table.Columns.Count;

    public IEnumerable<object?> Items => table.Rows[row];

    public bool TryGetMember(string name, out object? value)
    {
        value = name switch
        {
            "values" => new JinjaFunction(name, _ => Items.ToList()),
            "keys" => new JinjaFunction(name, _ => table.Columns.Cast<object?>().ToList()),
            "items" => new JinjaFunction(name, _ => table.Columns.Zip(Items, (column, cell) => (object?)new JinjaTuple(column, cell)).ToList()),
            "get" => new JinjaFunction(name, arguments => TryGetItem(arguments.Required(0, "key"), out var cell) ? cell : arguments.Optional(1, "default")),
            "dict" => new JinjaFunction(name, _ => table.Columns.Select((column, i) => KeyValuePair.Create(column, table.Rows[row][i])).ToDictionary(StringComparer.Ordinal)),
            _ => null,
        };
        return value is not null || TryGetItem(name, out value);
    }

    public bool TryGetItem(object? key, out object? value)
    {
        var index = ResultTable.Index(key, table.Columns.Count, table.IndexOf);
        value = index < 0 ? null : table.Rows[row][index];
        return index >= 0;
    }
}
