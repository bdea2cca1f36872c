using SectorPipeline.Jinja;

namespace SectorPipeline.Models;

/// <summary>The columns of a <see cref="ResultTable"/> in templates: by number, by name, or one after the other.</summary>
internal sealed class ResultColumns(ResultTable table) : IJinjaObject, IJinjaItems, IJinjaSequence
{
    public string TypeName => "Columns";

    public IEnumerable<string> MemberNames => table.Columns;

    public int? Length => table.Columns.Count;

    public IEnumerable<object?> Items => table.Columns.Select((_, i) => new ResultColumn(table, i));

    public bool TryGetMember(string name, out object? value)
    {
        value = name switch
        {
            "keys" => new JinjaFunction(name, _ => table.Columns.Cast<object?>().ToList()),
            "values" => new JinjaFunction(name, _ => Items.ToList()),
            "items" => new JinjaFunction(name, _ => table.Columns.Zip(Items, (column, values) => (object?)new JinjaTuple(column, values)).ToList()),
            "get" => new JinjaFunction(name, arguments => TryGetItem(arguments.Required(0, "key"), out var column) ? column : arguments.Optional(1, "default")),
            _ => null,
        };
        return value is not null || TryGetItem(name, out value);
    }

    public bool TryGetItem(object? key, out object? value)
    {
        var index = ResultTable.Index(key, table.Columns.Count, table.IndexOf);
        value = index < 0 ? null : new ResultColumn(table, index);
        return index >= 0;
    }
}
